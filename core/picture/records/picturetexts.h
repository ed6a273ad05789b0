#pragma once

#include "core/base/json.h"

#include <QByteArrayView>

#include <vector>

namespace limner {

//! The texts that a PNG, JPEG or WebP carries beside its pixels, in the order of the file, each
//! with the name it goes by there. Bounded, whatever the file says: what is too long is left out
//! whole, since half a text is worth nothing to a reader.
class PictureTexts {
public:
    static constexpr qsizetype longest = 4 << 20; //!< bytes of one text
    static constexpr qsizetype most = 16 << 20;   //!< of all together
    static constexpr size_t mostTexts = 200;

    struct Text {
        QString keyword = {};
        QString text = {};
        Json json = nullptr; //!< the object, where the text is one
    };

    //! Keywords of PNG stand as they are; EXIF goes by the names of its tags (`exiftexts.h`), a
    //! JPEG's comment by `Comment`, XMP by the names of its properties (`xmptexts.h`).
    [[nodiscard]] static PictureTexts of(QByteArrayView bytes);

    void add(const QString &keyword, const QString &text);
    //! A member that is JSON by itself.
    void add(const QString &keyword, const Json &value);

    //! The first of that name; "" when there is none.
    [[nodiscard]] const QString &text(QLatin1StringView keyword) const;
    //! The object that the first of that name holds; null when it holds none.
    [[nodiscard]] const Json &json(QLatin1StringView keyword) const;
    [[nodiscard]] bool has(QLatin1StringView keyword) const;
    [[nodiscard]] const std::vector<Text> &all() const { return m_texts; }

    //! Where a tool writes its settings as a whole: `parameters`, `UserComment`, `Comment`. The
    //! first that holds an object, else null.
    [[nodiscard]] const Json &settings() const;

private:
    [[nodiscard]] const Text *find(QLatin1StringView keyword) const;
    [[nodiscard]] bool hasRoom(qsizetype size) const;

    std::vector<Text> m_texts;
    qsizetype m_size = 0; //!< bytes, about
};

//! The object in a text, leniently: what Python's json writes is read, too (NaN, zeros at the end).
//! Null for anything else and for what is built to fill the memory.
[[nodiscard]] Json objectIn(const QString &text);

} // namespace limner
