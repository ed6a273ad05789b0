#include "core/provider/nearmodel.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype mostWords = 4; // what follows is a mixture of names

//! How files are stored, and what was left out of them.
bool isPacking(const QString &word)
{
    static const QRegularExpression packing{
        u"^(fp|bf|nf|f|int|q)\\d+$|^e\\dm\\d(fn)?$|^[0-9a-f]{10,}$|^(safetensors|ckpt|gguf|pruned|"
        "ema|emaonly|only|scaled|vae|novae|bakedvae|baked|full|final|model|diffusion_model|"
        "checkpoint|unet|merged|mix)$"_s};
    return packing.match(word).hasMatch();
}

bool isVersion(const QString &word)
{
    static const QRegularExpression version{u"^(v|ver|version)?\\d*(\\.\\d+)*[a-z]?$"_s};
    return word.size() > 1 ? version.match(word).hasMatch() : word.front().isDigit();
}

//! In lower case, as people would write them: "juggernautXL_v9" is juggernaut, xl and v9.
QStringList wordsOf(const QString &named)
{
    static const QRegularExpression ending{u"\\.(safetensors|ckpt|gguf|pth?|bin|sft|onnx)$"_s,
                                           QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression humps{u"(?<=[a-z0-9])(?=[A-Z])"_s};
    static const QRegularExpression hash{u"\\[[0-9a-fA-F]+\\]"_s};
    static const QRegularExpression gaps{u"(?<!\\d)\\.|\\.(?!\\d)|[^\\w.]|_"_s,
                                         QRegularExpression::UseUnicodePropertiesOption};
    QString name = named.left(longestName).trimmed();
    name = name.mid(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    name.remove(ending).remove(hash).replace(humps, u" "_s).replace(gaps, u" "_s);
    QStringList words = name.toLower().split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == u"flux1")
            words[i] = u"flux"_s;
        if (i == 0)
            continue;
        if (words[i] == u"xl" && words[i - 1] == u"sd") {
            words[i - 1] = u"sdxl"_s;
            words.removeAt(i--);
        } else if (words[i] == u"1" && words[i - 1] == u"flux") {
            words.removeAt(i--);
        }
    }
    words.removeIf(isPacking);
    return words;
}

QString essence(const QString &named)
{
    return wordsOf(named).join(QString{});
}

//! What a model is built upon, where its own name is nobody's.
QString foundation(const QString &named)
{
    static constexpr std::array foundations{
        std::pair{"flux", "flux"},
        std::pair{"qwen", "qwen image"},
        std::pair{"pony", "pony"},
        std::pair{"illustrious", "illustrious"},
        std::pair{"noob", "noobai"},
        std::pair{"xl", "sdxl"},
        std::pair{"sd3", "stable diffusion 3"},
        std::pair{"v1-5", "stable diffusion"},
        std::pair{"sd15", "stable diffusion"},
        std::pair{"sd_1", "stable diffusion"},
        std::pair{"sd-v1", "stable diffusion"},
        std::pair{"v2-1", "stable diffusion"},
    };
    for (const auto &[sign, family] : foundations) {
        if (named.contains(QLatin1StringView{sign}, Qt::CaseInsensitive))
            return QLatin1StringView{family};
    }
    return {};
}

bool fits(const ModelCard &card, const QString &words)
{
    const QString text = card.name + u' ' + card.title;
    const QStringList all = words.split(u' ');
    return std::all_of(all.begin(), all.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

bool isSameModel(const QString &one, const QString &other)
{
    const QString mine = essence(one);
    return !mine.isEmpty() && mine == essence(other);
}

QStringList familySearches(const QString &named)
{
    QStringList words = wordsOf(named);
    words.removeIf(isVersion);
    QStringList searches;
    for (qsizetype count = std::min(words.size(), mostWords); count > 0; --count) {
        const QString search = words.first(count).join(u' ');
        if (search.size() > 1)
            searches.append(search);
    }
    const QString below = foundation(named.left(longestName));
    if (!below.isEmpty() && !searches.contains(below))
        searches.append(below);
    return searches;
}

NearModel nearModel(const std::vector<ModelCard> &known, const QString &named)
{
    NearModel out;
    const QStringList searches = familySearches(named);
    for (const ModelCard &card : known) {
        if (!isSameModel(card.name, named) && !isSameModel(card.title, named))
            continue;
        out.same = card;
        out.words = card.name.section(u'/', -1);
        return out;
    }
    const auto near = std::find_if(searches.begin(), searches.end(), [&known](const QString &one) {
        return std::any_of(known.begin(), known.end(),
                           [&one](const ModelCard &card) { return fits(card, one); });
    });
    if (near != searches.end())
        out.words = *near;
    else if (!searches.isEmpty())
        out.words = searches.front();
    return out;
}

} // namespace limner
