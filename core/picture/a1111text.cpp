#include "core/picture/a1111text.h"

#include "core/schema/roles.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto versionPair = "Version: Limner"_L1;
constexpr auto negativeOpening = "Negative prompt:"_L1;
constexpr QChar replacement{0xfffd};

//! What text of any program can be.
QString clean(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair) {
            out += c;
            out += text.at(++i);
        } else if (c.isSurrogate()) {
            out += replacement;
        } else if (c == u'\r') {
            if (i + 1 == text.size() || text.at(i + 1) != u'\n')
                out += u'\n';
        } else {
            const bool isControl = (c < u' ' && c != u'\n' && c != u'\t') || c == QChar{0x7f};
            out += isControl ? QChar{u' '} : c;
        }
    }
    return out;
}

//! A line of a prompt that would be taken for the beginning of the negative one joins the line
//! before it; where there is none, nothing can be done in this form.
QString lines(const QString &text)
{
    QStringList out;
    for (const QString &line : clean(text).split(u'\n')) {
        if (!out.isEmpty() && line.trimmed().startsWith(negativeOpening))
            out.last() += u' ' + line;
        else
            out.append(line);
    }
    return out.join(u'\n').trimmed();
}

//! As JSON, Unicode left as it is, where the value would not be read back as it stands.
QString quoted(const QString &value)
{
    const bool isPlain = !value.contains(u',') && !value.contains(u':') && !value.contains(u'\n') &&
                         !value.startsWith(u'"') && value == value.trimmed();
    return isPlain ? value : QString::fromUtf8(toBytes(toJson(value)));
}

//! What the model's form would be like, judged by the values alone: enough to find by name what
//! they are for.
ModelSchema likelyForm(const Json &parameters)
{
    ModelSchema schema;
    for (const auto &[name, value] : parameters.items()) {
        Parameter parameter{.name = QString::fromStdString(name)};
        if (value.is_number_integer())
            parameter.kind = ParameterKind::Integer;
        else if (value.is_number())
            parameter.kind = ParameterKind::Number;
        else if (value.is_string())
            parameter.kind = ParameterKind::Choice;
        else
            continue;
        schema.parameters.push_back(std::move(parameter));
    }
    return schema;
}

class Settings {
public:
    void add(const QString &name, const QString &value)
    {
        const QString text = clean(value).trimmed();
        if (!text.isEmpty())
            m_pairs.append(name + u": "_s + quoted(text));
    }
    void add(const QString &name, const Json &parameters, const QString &parameter)
    {
        const Json &value = memberAt(parameters, parameter.toUtf8().constData());
        if (value.is_string())
            add(name, toText(value));
        else if (value.is_number())
            add(name, QString::fromUtf8(toBytes(value)));
    }
    [[nodiscard]] QString line() const
    {
        return (m_pairs + QStringList{versionPair}).join(u", "_s);
    }

private:
    QStringList m_pairs;
};

} // namespace

QString a1111Text(const EmbeddedRecord &record, QSize size)
{
    const Json given = shareableParameters(record.request);
    const Roles roles = rolesOf(likelyForm(given));
    Settings settings;
    settings.add(u"Steps"_s, given, roles.steps);
    settings.add(u"Sampler"_s, given, roles.scheduler);
    settings.add(u"CFG scale"_s, given, roles.guidance);
    if (const std::optional<qint64> seed = record.request.seed())
        settings.add(u"Seed"_s, QString::number(*seed));
    settings.add(u"Size"_s, u"%1x%2"_s.arg(size.width()).arg(size.height()));
    settings.add(u"Model"_s, record.request.model);
    settings.add(u"Denoising strength"_s, given, roles.strength);
    QStringList parts;
    const Request shared{.parameters = given};
    if (const QString prompt = lines(shared.prompt()); !prompt.isEmpty())
        parts.append(prompt);
    if (const QString negative = lines(shared.negativePrompt()); !negative.isEmpty())
        parts.append(negativeOpening + u' ' + negative);
    parts.append(settings.line());
    return parts.join(u'\n');
}

bool isOurA1111Text(QStringView text)
{
    return text.trimmed().endsWith(versionPair);
}

} // namespace limner
