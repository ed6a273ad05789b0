#include "core/picture/records/foundsettings.h"

#include <QRegularExpression>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestPrompt = 32'768;
constexpr qsizetype longestName = 300;
constexpr qsizetype longestOther = 2'000;
constexpr size_t mostOthers = 48;
constexpr qint64 longestSide = 65'535;
constexpr qint64 mostSteps = 10'000;
constexpr double mostGuidance = 1'000;

//! Without what no text holds, and not longer than it may be. Twice is the same as once.
QString plain(const QString &text, qsizetype longest)
{
    QString out;
    const QString trimmed = text.trimmed();
    out.reserve(std::min(trimmed.size(), longest));
    for (const QChar c : trimmed) {
        if (out.size() >= longest)
            break;
        if (c >= u' ' || c == u'\n' || c == u'\t')
            out.append(c);
    }
    if (!out.isEmpty() && out.back().isHighSurrogate())
        out.chop(1);
    return QString::fromUtf8(out.toUtf8()).trimmed(); // half a character is none
}

std::optional<double> numberOf(const Json &value)
{
    const std::optional<double> number = numberAt(Json{{"v", value}}, "v");
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<qint64> wholeOf(const Json &value)
{
    return integerAt(Json{{"v", value}}, "v");
}

//! "CFG scale" and "cfgScale" are `cfg_scale`.
QString snakeCase(const QString &name)
{
    QString out;
    bool wasSmall = false;
    const QString words = name.trimmed().left(80);
    for (const QChar c : words) {
        if (!c.isLetterOrNumber()) {
            if (!out.isEmpty() && !out.endsWith(u'_'))
                out.append(u'_');
            wasSmall = false;
            continue;
        }
        if (c.isUpper() && wasSmall)
            out.append(u'_');
        wasSmall = c.isLower() || c.isDigit();
        out.append(c.toLower());
    }
    while (out.endsWith(u'_'))
        out.chop(1);
    return out;
}

bool isPrivate(const QString &name, const QString &text)
{
    for (const auto word : {"token"_L1, "secret"_L1, "password"_L1, "api_key"_L1, "apikey"_L1}) {
        if (name.contains(word))
            return true;
    }
    // The second is how Limner names its own files.
    return text.startsWith("data:"_L1, Qt::CaseInsensitive) || text.startsWith("input:"_L1);
}

bool isOfItsOwn(const QString &name)
{
    static constexpr std::array names{
        "prompt"_L1,    "negative_prompt"_L1, "seed"_L1,      "width"_L1,  "height"_L1, "steps"_L1,
        "cfg_scale"_L1, "sampler"_L1,         "scheduler"_L1, "origin"_L1, "model"_L1};
    return std::find(names.begin(), names.end(), name) != names.end();
}

//! A number where the text is one; a hash stays what it is.
Json valueOf(const QString &name, const QString &text)
{
    static const QRegularExpression number{u"\\A-?[0-9]{1,15}(\\.[0-9]{1,15})?\\z"_s};
    if (name.endsWith("hash"_L1) || name.endsWith("version"_L1) || !text.contains(number))
        return toJson(text);
    bool ok = false;
    if (const qint64 whole = text.toLongLong(&ok); ok)
        return whole;
    return text.toDouble();
}

} // namespace

void FoundSettings::setPrompt(const QString &text)
{
    if (const QString clean = plain(text, longestPrompt); !clean.isEmpty())
        prompt = clean;
}

void FoundSettings::setNegativePrompt(const QString &text)
{
    if (const QString clean = plain(text, longestPrompt); !clean.isEmpty())
        negativePrompt = clean;
}

void FoundSettings::setModel(const QString &name)
{
    QString clean = plain(name, longestPrompt);
    // Where its file lies on somebody's disk is nobody's business.
    const bool isAbsolute = clean.startsWith(u'/') || clean.mid(1, 2) == u":\\" ||
                            clean.mid(1, 2) == u":/" || clean.startsWith("\\\\"_L1);
    if (isAbsolute)
        clean = clean.replace(u'\\', u'/').section(u'/', -1);
    clean = plain(clean, longestName);
    if (!clean.isEmpty() && clean != u"None")
        model = clean;
}

void FoundSettings::setSeed(const Json &value)
{
    if (value.is_number_unsigned()) {
        seed = value.get<quint64>();
        return;
    }
    bool ok = false;
    const quint64 told = value.is_string() ? toText(value).trimmed().toULongLong(&ok) : 0;
    if (ok)
        seed = told;
    else if (const auto whole = wholeOf(value); whole && *whole >= 0)
        seed = static_cast<quint64>(*whole);
}

void FoundSettings::setSteps(const Json &value)
{
    const std::optional<qint64> whole = wholeOf(value);
    if (whole && *whole > 0 && *whole <= mostSteps)
        steps = static_cast<int>(*whole);
}

void FoundSettings::setCfgScale(const Json &value)
{
    const std::optional<double> number = numberOf(value);
    if (number && *number >= 0 && *number <= mostGuidance)
        cfgScale = *number;
}

void FoundSettings::setSampler(const QString &name)
{
    if (const QString clean = plain(name, longestName); !clean.isEmpty())
        sampler = clean;
}

void FoundSettings::setScheduler(const QString &name)
{
    if (const QString clean = plain(name, longestName); !clean.isEmpty())
        scheduler = clean;
}

void FoundSettings::setSize(const Json &wide, const Json &high)
{
    const qint64 x = wholeOf(wide).value_or(0);
    const qint64 y = wholeOf(high).value_or(0);
    if (x <= 0 || y <= 0 || x > longestSide || y > longestSide)
        return;
    width = static_cast<int>(x);
    height = static_cast<int>(y);
}

void FoundSettings::setSize(const QString &text)
{
    static const QRegularExpression pair{u"([0-9]{1,5}) *[x×,*] *([0-9]{1,5})"_s,
                                         QRegularExpression::CaseInsensitiveOption};
    const QRegularExpressionMatch match = pair.match(text.left(longestName));
    if (match.hasMatch())
        setSize(Json(match.captured(1).toInt()), Json(match.captured(2).toInt()));
}

void FoundSettings::note(const QString &given, const Json &value)
{
    const QString name = snakeCase(given);
    if (name.isEmpty() || isOfItsOwn(name) || others.size() >= mostOthers)
        return;
    const std::string key = name.toStdString();
    if (value.is_number() || value.is_boolean()) {
        others[key] = value;
        return;
    }
    const bool isOdd = value.is_null() || value == Json::object() || value == Json::array();
    const QString text = isOdd ? QString{} : plain(toText(value), longestOther + 1);
    if (!text.isEmpty() && text.size() <= longestOther && !isPrivate(name, text))
        others[key] = value.is_string() ? valueOf(name, text) : toJson(text);
}

void FoundSettings::fillFrom(const FoundSettings &other)
{
    const auto fill = [](auto &own, const auto &its) {
        if (own == std::decay_t<decltype(own)>{})
            own = its;
    };
    fill(prompt, other.prompt);
    fill(negativePrompt, other.negativePrompt);
    fill(model, other.model);
    fill(seed, other.seed);
    if (!width || !height) {
        width = other.width;
        height = other.height;
    }
    fill(steps, other.steps);
    fill(cfgScale, other.cfgScale);
    fill(sampler, other.sampler);
    fill(scheduler, other.scheduler);
    for (const auto &[name, value] : other.others.items()) {
        if (!others.contains(name) && others.size() < mostOthers)
            others[name] = value;
    }
}

bool FoundSettings::isEmpty() const
{
    FoundSettings nothing;
    nothing.origin = origin;
    return *this == nothing;
}

Json parametersOf(const FoundSettings &settings)
{
    Json out = settings.others;
    const auto put = [&out](const char *name, const QString &text) {
        if (!text.isEmpty())
            out[name] = toJson(text);
    };
    const auto putNumber = [&out](const char *name, const auto &number) {
        if (number)
            out[name] = *number;
    };
    put("prompt", settings.prompt);
    put("negative_prompt", settings.negativePrompt);
    putNumber("seed", settings.seed);
    putNumber("width", settings.width);
    putNumber("height", settings.height);
    putNumber("steps", settings.steps);
    putNumber("cfg_scale", settings.cfgScale);
    put("sampler", settings.sampler);
    put("scheduler", settings.scheduler);
    put("origin", settings.origin);
    return out;
}

FoundSettings settingsFrom(const Json &parameters, const QString &model)
{
    FoundSettings out;
    out.origin = textAt(parameters, "origin").left(longestName);
    out.setPrompt(textAt(parameters, "prompt"));
    out.setNegativePrompt(textAt(parameters, "negative_prompt"));
    out.setModel(model);
    out.setSeed(memberAt(parameters, "seed"));
    out.setSize(memberAt(parameters, "width"), memberAt(parameters, "height"));
    out.setSteps(memberAt(parameters, "steps"));
    out.setCfgScale(memberAt(parameters, "cfg_scale"));
    out.setSampler(textAt(parameters, "sampler"));
    out.setScheduler(textAt(parameters, "scheduler"));
    for (const auto &[name, value] : parameters.items()) {
        const QString key = QString::fromStdString(name);
        if (!isOfItsOwn(key) && out.others.size() < mostOthers)
            out.others[name] = value;
    }
    return out;
}

} // namespace limner
