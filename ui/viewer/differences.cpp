#include "ui/viewer/differences.h"

#include "core/schema/inputname.h"
#include "ui/common/formats.h"
#include "ui/compose/form/formplan.h"
#include "ui/gallery/tiletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Differences)
};

using Pictures = std::vector<Artwork>;
using Value = std::function<QString(const Artwork &)>;

constexpr qsizetype mostValue = 48;
constexpr qsizetype mostTagged = 24;
constexpr int mostInTag = 3;

QString nothing()
{
    return u"–"_s;
}

QString shortened(const QString &text, qsizetype most = mostValue)
{
    const QString line = text.simplified();
    return line.size() <= most ? line : line.left(most - 1).trimmed() + u'…';
}

QString valueText(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? Text::tr("on") : Text::tr("off");
    const QString text = toText(value);
    return isInputName(text) ? Text::tr("file %1").arg(digestOf(text).left(8)) : shortened(text);
}

//! By whichever name the model has it.
QString valueOf(const Artwork &picture, const QStringList &names)
{
    for (const QString &name : names) {
        const Json &value = memberAt(picture.request.parameters, name.toUtf8().constData());
        if (!value.is_null())
            return valueText(value);
    }
    return {};
}

//! One thing that models call by several names.
struct Group {
    const char *id;
    const char *label;
    QStringList names;
};
const std::vector<Group> &groups()
{
    static const std::vector<Group> all{
        {"steps",
         QT_TRANSLATE_NOOP("Differences", "Steps"),
         {u"steps"_s, u"num_inference_steps"_s}},
        {"cfg",
         QT_TRANSLATE_NOOP("Differences", "CFG"),
         {u"cfg_scale"_s, u"guidance_scale"_s, u"guidance"_s, u"cfg"_s}},
        {"scheduler",
         QT_TRANSLATE_NOOP("Differences", "Sampler"),
         {u"scheduler"_s, u"sampler"_s, u"sampler_name"_s}},
    };
    return all;
}

void add(std::vector<Difference> &out, const QString &id, const QString &label,
         const Pictures &pictures, const Value &value)
{
    Difference row{.id = id, .label = label};
    for (const Artwork &picture : pictures) {
        const QString text = value(picture);
        row.values << (text.isEmpty() ? nothing() : text);
    }
    if (std::set<QString>{row.values.begin(), row.values.end()}.size() > 1)
        out.push_back(std::move(row));
}

//! Words that all texts have in common at their begin, or at their end.
qsizetype common(const QList<QStringList> &texts, bool fromEnd, qsizetype taken)
{
    qsizetype count = 0;
    for (;; ++count) {
        for (const QStringList &words : texts) {
            if (count + taken >= words.size())
                return count;
            const auto at = [&](const QStringList &of) {
                return of.at(fromEnd ? of.size() - 1 - count : count);
            };
            if (at(words) != at(texts.front()))
                return count;
        }
    }
}

//! Of each text what the others do not have.
QStringList unlike(const QStringList &texts)
{
    QList<QStringList> all;
    for (const QString &text : texts)
        all << text.simplified().split(u' ', Qt::SkipEmptyParts);
    const qsizetype head = common(all, false, 0);
    const qsizetype tail = common(all, true, head);
    QStringList out;
    for (const QStringList &words : all)
        out << shortened(words.sliced(head, words.size() - head - tail).join(u' '));
    return out;
}

void addTexts(std::vector<Difference> &out, const QString &id, const QString &label,
              const Pictures &pictures, const Value &text)
{
    QStringList texts;
    for (const Artwork &picture : pictures)
        texts << text(picture);
    if (std::set<QString>{texts.begin(), texts.end()}.size() < 2)
        return;
    Difference row{.id = id, .label = label, .values = unlike(texts)};
    for (QString &value : row.values)
        value = value.isEmpty() ? nothing() : value;
    out.push_back(std::move(row));
}

//! Everything else that a model was given, by name.
std::set<QString> otherNames(const Pictures &pictures)
{
    std::set<QString> names;
    for (const Artwork &picture : pictures) {
        if (!picture.request.parameters.is_object())
            continue;
        for (const auto &[name, value] : picture.request.parameters.items())
            names.insert(QString::fromStdString(name));
    }
    QStringList told = promptNames() + seedNames();
    told << u"negative_prompt"_s << u"width"_s << u"height"_s;
    for (const Group &group : groups())
        told << group.names;
    for (const QString &name : told)
        names.erase(name);
    return names;
}

QString titleOf(const QString &name)
{
    Parameter parameter;
    parameter.name = name;
    return fieldTitle(parameter);
}

} // namespace

std::vector<Difference> differencesOf(const std::vector<Artwork> &pictures)
{
    std::vector<Difference> out;
    if (pictures.size() < 2)
        return out;
    addTexts(out, u"prompt"_s, Text::tr("Prompt"), pictures,
             [](const Artwork &one) { return one.request.prompt(); });
    addTexts(out, u"negative"_s, Text::tr("Negative"), pictures,
             [](const Artwork &one) { return one.request.negativePrompt(); });
    add(out, u"model"_s, Text::tr("Model"), pictures,
        [](const Artwork &one) { return shortened(one.request.model.section(u'/', -1)); });
    for (const Group &group : groups())
        add(out, QString::fromLatin1(group.id), Text::tr(group.label), pictures,
            [&group](const Artwork &one) { return valueOf(one, group.names); });
    add(out, u"seed"_s, Text::tr("Seed"), pictures,
        [](const Artwork &one) { return one.seed ? QString::number(*one.seed) : QString{}; });
    for (const QString &name : otherNames(pictures))
        add(out, name, titleOf(name), pictures,
            [&name](const Artwork &one) { return valueOf(one, {name}); });
    add(out, u"size"_s, Text::tr("Size"), pictures,
        [](const Artwork &one) { return one.size.isEmpty() ? QString{} : formatPixels(one.size); });
    add(out, u"kind"_s, Text::tr("File"), pictures,
        [](const Artwork &one) { return fileKind(one); });
    return out;
}

QString differenceWords(const std::vector<Difference> &differences)
{
    if (differences.empty())
        return Text::tr("Made with the same values");
    QStringList parts;
    for (const Difference &one : differences)
        parts << one.label + u' ' + one.values.join(one.values.size() == 2 ? u" → "_s : u" | "_s);
    return parts.join(u" · "_s);
}

QString distinction(const std::vector<Difference> &differences, size_t index,
                    const Artwork &picture)
{
    QStringList parts;
    for (const Difference &one : differences) {
        if (parts.size() < mostInTag && one.id != u"seed" && one.id != u"kind")
            parts << one.label + u' ' + shortened(one.values.value(qsizetype(index)), mostTagged);
    }
    if (picture.seed)
        parts << Text::tr("seed %1").arg(*picture.seed);
    return parts.join(u", "_s);
}

} // namespace limner
