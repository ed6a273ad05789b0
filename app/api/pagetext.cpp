#include "app/api/pagetext.h"

#include "app/api/apibody.h"
#include "app/api/bundledtable.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const Json &wordTable()
{
    static const Json table = bundledTable(u":/page/words.json"_s);
    return table;
}

//! `zh-CN;q=0.8` as `zh` and 0.8.
std::pair<QByteArray, double> wished(const QByteArray &item)
{
    const QList<QByteArray> parts = item.split(';');
    double weight = 1;
    for (const QByteArray &part : parts.mid(1)) {
        if (part.trimmed().startsWith("q="))
            weight = part.trimmed().sliced(2).toDouble();
    }
    return {parts.front().trimmed().split('-').front().toLower(), weight};
}

} // namespace

QByteArray pageLanguage(const ApiRequest &request)
{
    const auto isSpoken = [](const QByteArray &language) {
        return wordTable().contains(language.toStdString());
    };
    QByteArray asked = queryOf(request).value(u"lang"_s).toUtf8();
    if (isSpoken(asked))
        return asked;
    QByteArray best = "en";
    double most = 0;
    for (const QByteArray &item : request.header("accept-language").split(',')) {
        const auto [language, weight] = wished(item);
        if (weight > most && isSpoken(language)) {
            best = language;
            most = weight;
        }
    }
    return best;
}

PageWords pageWords(const QByteArray &language)
{
    PageWords out;
    const Json &all = memberAt(wordTable(), language.constData());
    if (!all.is_object())
        return out;
    for (const auto &[name, text] : all.items())
        out[QByteArray::fromStdString(name)] = htmlOf(toText(text));
    out["words"] = htmlOf(QString::fromUtf8(toBytes(all)));
    return out;
}

QByteArray htmlOf(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray filled(const QByteArray &page, const PageWords &words)
{
    QByteArray out;
    qsizetype at = 0;
    for (qsizetype begin = page.indexOf("{{"); begin >= 0; begin = page.indexOf("{{", at)) {
        const qsizetype end = page.indexOf("}}", begin);
        if (end < 0)
            break;
        out += page.sliced(at, begin - at);
        out += words.value(page.sliced(begin + 2, end - begin - 2));
        at = end + 2;
    }
    return out + page.sliced(at);
}

} // namespace limner
