#include "ui/common/droppedpicture.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostText = 4'000'000; // of a page that was dropped; data: pictures are long
constexpr qsizetype mostAddress = 8'000;

const QString promise = u"application/x-moz-file-promise-url"_s;
const QString promisedName = u"application/x-moz-file-promise-dest-filename"_s;
const QString mozUrl = u"text/x-moz-url"_s;
const QString netscapeUrl = u"_NETSCAPE_URL"_s;
const QString downloadUrl = u"DownloadURL"_s;
const QString copiedFiles = u"x-special/gnome-copied-files"_s;

//! Formats that are the encoded picture itself, those that lose least first.
QStringList pictureFormats(const QMimeData &data)
{
    // A browser offers the same pixels in many formats. The first it names is the one it had.
    QStringList out;
    for (const QString &format : data.formats()) {
        if (format.startsWith(u"image/"_s) && !format.contains(u"svg"_s) &&
            !format.contains(u"x-icon"_s))
            out << format;
    }
    static const QStringList best{u"image/webp"_s, u"image/jpeg"_s, u"image/png"_s, u"image/gif"_s};
    std::stable_sort(out.begin(), out.end(), [](const QString &a, const QString &b) {
        const auto rank = [](const QString &format) {
            const auto at = best.indexOf(format);
            return at < 0 ? best.size() : at;
        };
        return rank(a) < rank(b);
    });
    return out;
}

bool isFromBrowser(const QMimeData &data)
{
    for (const QString &format : data.formats()) {
        if (format == u"text/html"_s || format == mozUrl || format == downloadUrl ||
            format.startsWith(u"application/x-moz"_s) || format.startsWith(u"chromium/"_s))
            return true;
    }
    return false;
}

//! Firefox writes UTF-16 without saying so, everybody else UTF-8.
QString textOf(const QMimeData &data, const QString &format)
{
    const QByteArray bytes = data.data(format).left(mostText);
    const bool isWide = bytes.size() >= 2 && (bytes.startsWith("\xff\xfe") || bytes[1] == '\0');
    QStringDecoder decode{isWide ? QStringDecoder::Utf16LE : QStringDecoder::Utf8};
    QString text = decode(bytes);
    while (text.endsWith(u'\0'))
        text.chop(1);
    return text;
}

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0).trimmed();
}

bool isWebAddress(const QString &text)
{
    if (text.size() > mostAddress)
        return false;
    const QUrl url{text, QUrl::StrictMode};
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == u"https"_s || url.scheme() == u"http"_s);
}

QString nameIn(const QString &address)
{
    return QUrl{address}.fileName();
}

//! The sources of one picture, each way once.
class Ways {
public:
    void add(PictureSource source)
    {
        const bool isKnown = std::any_of(m_ways.begin(), m_ways.end(), [&](const auto &way) {
            return way.kind == source.kind && way.place == source.place &&
                   source.kind != PictureSource::Kind::Bytes;
        });
        if (!isKnown)
            m_ways.append(std::move(source));
    }
    void addAddress(const QString &address, const QString &name = {})
    {
        if (isWebAddress(address))
            add({.kind = PictureSource::Kind::Address,
                 .place = address,
                 .name = name.isEmpty() ? nameIn(address) : name});
    }
    [[nodiscard]] DroppedPicture take() { return std::exchange(m_ways, {}); }
    [[nodiscard]] bool isEmpty() const { return m_ways.isEmpty(); }

private:
    DroppedPicture m_ways;
};

PictureSource file(const QString &path)
{
    return {.kind = PictureSource::Kind::File, .place = path, .name = QFileInfo{path}.fileName()};
}

bool isTemporary(const QString &path)
{
    const QString folder = QDir::cleanPath(QDir::tempPath()) + u'/';
    return QDir::cleanPath(path).startsWith(folder);
}

//! `data:image/png;base64,…` of a page.
std::optional<PictureSource> inlined(const QString &text, qint64 most, bool &isTooLarge)
{
    const qsizetype comma = text.indexOf(u',');
    if (!text.startsWith(u"data:image/"_s, Qt::CaseInsensitive) || comma < 0 ||
        !QStringView{text}.left(comma).endsWith(u";base64"_s, Qt::CaseInsensitive))
        return {};
    if ((text.size() - comma) / 4 * 3 > most) {
        isTooLarge = true;
        return {};
    }
    const QByteArray coded = QByteArray::fromPercentEncoding(text.sliced(comma + 1).toLatin1());
    const auto decoded =
        QByteArray::fromBase64Encoding(coded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty())
        return {};
    return PictureSource{.kind = PictureSource::Kind::Bytes, .bytes = *decoded};
}

QString unescaped(QString text)
{
    return text.replace(u"&quot;"_s, u"\""_s)
        .replace(u"&#39;"_s, u"'"_s)
        .replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&amp;"_s, u"&"_s);
}

//! Of the only picture in a piece of a page; of several, nobody knows which was meant.
QString pictureInPage(const QString &html)
{
    static const QRegularExpression picture{
        u"<img\\b[^>]*?\\ssrc\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"_s,
        QRegularExpression::CaseInsensitiveOption};
    QString found;
    for (auto it = picture.globalMatch(html); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString source = unescaped(match.captured(match.lastCapturedIndex())).trimmed();
        if (!found.isEmpty() && source != found)
            return {};
        found = source;
    }
    return found;
}

//! "image/png:fox.png:https://…", which pages give that offer a download.
void addDownload(Ways &ways, const QString &text)
{
    const QString name = text.section(u':', 1, 1);
    if (text.startsWith(u"image/"_s, Qt::CaseInsensitive))
        ways.addAddress(text.section(u':', 2).trimmed(), name);
}

QList<QUrl> urlsIn(const QMimeData &data)
{
    QList<QUrl> urls = data.urls();
    if (urls.isEmpty() && data.hasFormat(copiedFiles)) {
        for (const QString &line : textOf(data, copiedFiles).split(u'\n').sliced(1))
            urls << QUrl{line.trimmed()};
    }
    return urls;
}

//! Every way to the one picture that was dragged out of a page.
void addPage(Ways &ways, const QMimeData &data, qint64 most, bool &isTooLarge)
{
    for (const QString &path : filesIn(data))
        ways.add(file(path));
    if (data.hasFormat(promise))
        ways.addAddress(firstLine(textOf(data, promise)), firstLine(textOf(data, promisedName)));
    if (data.hasFormat(downloadUrl))
        addDownload(ways, textOf(data, downloadUrl));
    if (data.hasFormat(u"text/html"_s)) {
        const QString source = pictureInPage(textOf(data, u"text/html"_s));
        if (const auto bytes = inlined(source, most, isTooLarge))
            ways.add(*bytes);
        else
            ways.addAddress(source);
    }
}

//! What a link of a page leads to: often the page itself, so it comes after the picture's own data.
void addLinks(Ways &ways, const QMimeData &data)
{
    for (const QString &format : {mozUrl, netscapeUrl}) {
        if (data.hasFormat(format))
            ways.addAddress(firstLine(textOf(data, format)));
    }
    for (const QUrl &url : data.urls())
        ways.addAddress(url.toString(QUrl::FullyEncoded));
}

void addData(Ways &ways, const QMimeData &data, qint64 most, bool &isTooLarge)
{
    for (const QString &format : pictureFormats(data)) {
        const QByteArray bytes = data.data(format);
        if (bytes.size() > most)
            isTooLarge = true;
        else if (!bytes.isEmpty())
            return ways.add({.kind = PictureSource::Kind::Bytes, .bytes = bytes});
    }
    if (!data.hasImage())
        return;
    const QImage pixels = qvariant_cast<QImage>(data.imageData());
    if (pixels.sizeInBytes() > 8 * most)
        isTooLarge = true;
    else if (!pixels.isNull())
        ways.add({.kind = PictureSource::Kind::Pixels, .pixels = pixels});
}

QList<DroppedPicture> artworksIn(const QMimeData &data)
{
    const QList<QUrl> files = data.urls();
    const QList<QByteArray> lines = data.data(QLatin1StringView{artworkMimeType}).split('\n');
    QList<DroppedPicture> out;
    for (qsizetype i = 0; i < lines.size() && i < mostDropped; ++i) {
        const qint64 id = lines[i].trimmed().toLongLong();
        if (id <= 0)
            continue;
        DroppedPicture ways{{.kind = PictureSource::Kind::Artwork, .artwork = id}};
        if (lines.size() == files.size() && files[i].isLocalFile())
            ways << file(files[i].toLocalFile());
        out << ways;
    }
    return out;
}

} // namespace

bool mayOfferPicture(const QMimeData &data)
{
    const QString artworks{QLatin1StringView{artworkMimeType}};
    for (const QString &format : {artworks, copiedFiles, promise, downloadUrl, mozUrl, netscapeUrl})
        if (data.hasFormat(format))
            return true;
    return data.hasUrls() || data.hasImage() || !pictureFormats(data).isEmpty();
}

PictureOffer picturesIn(const QMimeData &data, bool isOwn, qint64 most)
{
    PictureOffer offer;
    if (isOwn && data.hasFormat(QLatin1StringView{artworkMimeType}))
        offer.pictures = artworksIn(data);
    if (!offer.pictures.isEmpty())
        return offer;
    const bool isPage = isFromBrowser(data);
    if (!isPage) {
        // A file manager, or a text with several addresses: each of them is a picture of its own.
        for (const QUrl &url : urlsIn(data)) {
            Ways ways;
            if (url.isLocalFile())
                ways.add(file(url.toLocalFile()));
            else
                ways.addAddress(url.toString(QUrl::FullyEncoded));
            if (!ways.isEmpty() && offer.pictures.size() < mostDropped)
                offer.pictures << ways.take();
        }
        if (offer.pictures.size() > 1)
            return offer;
    }
    Ways ways;
    for (const DroppedPicture &known : std::exchange(offer.pictures, {}))
        for (const PictureSource &source : known)
            ways.add(source);
    if (isPage)
        addPage(ways, data, most, offer.isTooLarge);
    addData(ways, data, most, offer.isTooLarge);
    if (isPage)
        addLinks(ways, data);
    if (ways.isEmpty() && data.hasText())
        for (const PictureSource &source : pictureInText(data.text(), most))
            if (!isPage || source.kind != PictureSource::Kind::File)
                ways.add(source);
    if (!ways.isEmpty())
        offer.pictures << ways.take();
    return offer;
}

QStringList filesIn(const QMimeData &data)
{
    const bool isPage = isFromBrowser(data);
    QStringList out;
    for (const QUrl &url : isPage ? data.urls() : urlsIn(data)) {
        if (url.isLocalFile() && (!isPage || isTemporary(url.toLocalFile())))
            out.append(url.toLocalFile());
    }
    return out;
}

DroppedPicture pictureInText(const QString &text, qint64 most)
{
    bool isTooLarge = false;
    const QString line = text.trimmed();
    if (const auto bytes = inlined(line, most, isTooLarge))
        return {*bytes};
    if (line.contains(u'\n') || line.size() > mostAddress)
        return {};
    Ways ways;
    const QUrl url{line};
    if (url.isLocalFile())
        ways.add(file(url.toLocalFile()));
    else if (line.startsWith(u'/') && QFileInfo{line}.isAbsolute())
        ways.add(file(line));
    else if (line.startsWith(u"~/"_s))
        ways.add(file(QDir::homePath() + line.sliced(1)));
    else
        ways.addAddress(line);
    return ways.take();
}

} // namespace limner
