#include "core/picture/records/picturetexts.h"

#include "core/picture/picturechunks.h"
#include "core/picture/records/exiftexts.h"
#include "core/picture/records/foreigntext.h"
#include "core/picture/records/inflated.h"
#include "core/picture/records/xmptexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Format = PictureParts::Format;

constexpr auto xmpKeyword = "XML:com.adobe.xmp"_L1;
// A graph of a thousand nodes has a tenth of it.
constexpr qsizetype mostValues = 300'000;

struct Packed {
    QString keyword = {};
    Bytes content = {};
    bool isPacked = false;
};

//! PNG 1.2 §4.2.3: keyword, 0, then what differs by the kind of chunk.
std::optional<Packed> pngText(Bytes kind, Bytes content)
{
    const qsizetype end = content.indexOf('\0');
    if (end < 1 || end > 79)
        return std::nullopt;
    Packed out{.keyword = QString::fromLatin1(content.first(end)),
               .content = content.sliced(end + 1)};
    if (kind == "tEXt")
        return out;
    out.isPacked = kind == "zTXt" || (!out.content.isEmpty() && out.content[0] == 1);
    const qsizetype head = kind == "zTXt" ? 1 : 2; // method; or flag and method
    if (out.content.size() < head)
        return std::nullopt;
    out.content = out.content.sliced(head);
    for (int zeros = kind == "zTXt" ? 0 : 2; zeros > 0; --zeros) { // language, translated keyword
        const qsizetype zero = out.content.indexOf('\0');
        if (zero < 0)
            return std::nullopt;
        out.content = out.content.sliced(zero + 1);
    }
    return out;
}

void addPng(Bytes kind, Bytes content, PictureTexts &texts)
{
    if (kind == "eXIf")
        return addExifTexts(content, texts);
    if (kind != "tEXt" && kind != "zTXt" && kind != "iTXt")
        return;
    const std::optional<Packed> found = pngText(kind, content);
    if (!found || found->content.size() > PictureTexts::longest)
        return;
    QByteArray unpacked;
    if (found->isPacked)
        unpacked = inflated(found->content, PictureTexts::longest).value_or(QByteArray{});
    const Bytes text = found->isPacked ? Bytes{unpacked} : found->content;
    if (found->keyword == xmpKeyword)
        addXmpTexts(text, texts);
    else
        texts.add(found->keyword, foreignText(text));
}

void addJpeg(Bytes marker, Bytes content, PictureTexts &texts)
{
    const Bytes exif{"Exif\0\0", 6};
    if (marker == "\xff\xfe")
        texts.add(u"Comment"_s, foreignText(content));
    else if (marker == "\xff\xe1" && content.startsWith(exif))
        addExifTexts(content.sliced(exif.size()), texts);
}

void addWebp(Bytes kind, Bytes content, PictureTexts &texts)
{
    const Bytes exif{"Exif\0\0", 6}; // some writers leave it there
    if (kind == "EXIF")
        addExifTexts(content.startsWith(exif) ? content.sliced(exif.size()) : content, texts);
}

} // namespace

PictureTexts PictureTexts::of(QByteArrayView bytes)
{
    PictureTexts texts;
    const std::optional<PictureParts> parts = takeApart(bytes);
    for (const PictureChunk &chunk : parts ? parts->chunks : std::vector<PictureChunk>{}) {
        const Bytes kind = chunkName(bytes, parts->format, chunk);
        const Bytes content = chunkContent(bytes, parts->format, chunk);
        if (chunk.kind == PictureChunk::Kind::Xmp && !chunk.xmp.isEmpty())
            addXmpTexts(chunk.xmp, texts);
        else if (parts->format == Format::Png)
            addPng(kind, content, texts);
        else if (parts->format == Format::Jpeg)
            addJpeg(kind, content, texts);
        else
            addWebp(kind, content, texts);
    }
    return texts;
}

bool PictureTexts::hasRoom(qsizetype size) const
{
    return size <= longest && size <= most - m_size && m_texts.size() < mostTexts;
}

void PictureTexts::add(const QString &keyword, const QString &text)
{
    if (text.isEmpty() || !hasRoom(text.size()))
        return;
    m_size += text.size();
    m_texts.push_back({keyword, text, objectIn(text)});
}

void PictureTexts::add(const QString &keyword, const Json &value)
{
    if (!value.is_object())
        return add(keyword, toText(value));
    const QString text = toText(value);
    if (!hasRoom(text.size()))
        return;
    m_size += text.size();
    m_texts.push_back({keyword, text, value});
}

const PictureTexts::Text *PictureTexts::find(QLatin1StringView keyword) const
{
    const auto found = std::find_if(m_texts.begin(), m_texts.end(),
                                    [&](const Text &one) { return one.keyword == keyword; });
    return found == m_texts.end() ? nullptr : &*found;
}

const QString &PictureTexts::text(QLatin1StringView keyword) const
{
    static const QString nothing;
    const Text *const found = find(keyword);
    return found ? found->text : nothing;
}

const Json &PictureTexts::json(QLatin1StringView keyword) const
{
    static const Json nothing;
    const Text *const found = find(keyword);
    return found ? found->json : nothing;
}

bool PictureTexts::has(QLatin1StringView keyword) const
{
    return find(keyword) != nullptr;
}

const Json &PictureTexts::settings() const
{
    for (const auto keyword : {"parameters"_L1, "UserComment"_L1, "Comment"_L1}) {
        if (const Json &object = json(keyword); object.is_object())
            return object;
    }
    static const Json nothing;
    return nothing;
}

Json objectIn(const QString &text)
{
    const QStringView trimmed = QStringView{text}.trimmed();
    if (!trimmed.startsWith(u'{'))
        return nullptr;
    const auto values = std::count_if(trimmed.begin(), trimmed.end(),
                                      [](QChar c) { return c == u',' || c == u'[' || c == u'{'; });
    if (values > mostValues)
        return nullptr;
    Result<Json> json = parseForeignJson(trimmed.toUtf8());
    return json && json->is_object() ? std::move(*json) : Json(nullptr);
}

} // namespace limner
