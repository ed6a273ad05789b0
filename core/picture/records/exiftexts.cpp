#include "core/picture/records/exiftexts.h"

#include "core/picture/records/foreigntext.h"
#include "core/picture/tiffreader.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Tags and types of EXIF 2.32.
constexpr quint16 exifTag = 0x8769;
constexpr quint16 userCommentTag = 0x9286;
constexpr quint16 xpCommentTag = 0x9c9c;
constexpr quint16 byteType = 1;
constexpr quint16 textType = 2;
constexpr quint16 undefinedType = 7;
constexpr int mostEntries = 500;
constexpr qsizetype insideEntry = 4; // a value as short as that stands in the entry itself

struct Name {
    quint16 tag;
    QLatin1StringView keyword;
};
constexpr std::array names{
    Name{userCommentTag, "UserComment"_L1},
    Name{0x927c, "MakerNote"_L1},
    Name{0x010e, "ImageDescription"_L1},
    Name{0x010f, "Make"_L1},
    Name{0x0110, "Model"_L1},
    Name{0x0131, "Software"_L1},
    Name{xpCommentTag, "XPComment"_L1},
};

//! "Workflow: {" is how some write the word into whatever tag they like.
QString wordBefore(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0 || colon > 16 || !QStringView{text}.sliced(colon + 1).trimmed().startsWith(u'{'))
        return {};
    const QString word = text.first(colon).trimmed().toLower();
    return word == u"prompt" || word == u"workflow" || word == u"parameters" ? word : QString{};
}

class ExifReader {
public:
    ExifReader(QByteArrayView bytes, PictureTexts &texts)
        : m_tiff{bytes}
        , m_texts{texts}
    {}

    void readAll()
    {
        if (!m_tiff.isTiff())
            return;
        read(m_tiff.long32(4));
        if (m_exif != 0)
            read(m_exif);
    }

private:
    void read(qsizetype directory)
    {
        const int entries = std::min<int>(m_tiff.short16(directory), mostEntries);
        for (int i = 0; i < entries; ++i) {
            const qsizetype at = directory + 2 + i * TiffReader::entryLength;
            if (m_tiff.short16(at) == exifTag)
                m_exif = m_tiff.long32(at + 8);
            else
                take(m_tiff.short16(at), m_tiff.short16(at + 2), valueAt(at));
        }
    }

    QByteArrayView valueAt(qsizetype entry) const
    {
        const quint16 type = m_tiff.short16(entry + 2);
        if (type != byteType && type != textType && type != undefinedType)
            return {};
        const qsizetype length = m_tiff.long32(entry + 4);
        const qsizetype at =
            length <= insideEntry ? entry + 8 : qsizetype{m_tiff.long32(entry + 8)};
        return m_tiff.bytes(at, length);
    }

    void take(quint16 tag, quint16 type, QByteArrayView value)
    {
        const auto *const name = std::find_if(names.begin(), names.end(),
                                              [tag](const Name &one) { return one.tag == tag; });
        const bool isKnown = name != names.end();
        if (value.isEmpty() || value.size() > 2 * PictureTexts::longest ||
            (!isKnown && type != textType))
            return;
        QString text = tag == userCommentTag ? userComment(value, m_tiff.isBigEndian())
                       : tag == xpCommentTag ? wideText(value, false)
                                             : foreignText(value);
        if (const QString word = wordBefore(text); !word.isEmpty())
            m_texts.add(word, text.sliced(text.indexOf(u':') + 1).trimmed());
        else if (isKnown)
            m_texts.add(QString{name->keyword}, text);
    }

    TiffReader m_tiff;
    PictureTexts &m_texts;
    qsizetype m_exif = 0; //!< where the second directory is
};

} // namespace

void addExifTexts(QByteArrayView tiff, PictureTexts &texts)
{
    ExifReader{tiff, texts}.readAll();
}

} // namespace limner
