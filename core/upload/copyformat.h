#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace limner {

//! How whatever the text is pasted into reads it, and so how values are escaped in it.
enum class CopyLanguage { Plain, Markdown, Html, BBCode };
[[nodiscard]] QString toString(CopyLanguage language); //!< plain, markdown, html, bbcode
[[nodiscard]] std::optional<CopyLanguage> copyLanguageFromString(const QString &name);

//! A text with tokens: `$url`, `${prompt}`; `$$` is a dollar.
struct CopyFormat {
    QString id = {}; //!< what the settings and `--format` call it; of an own one its name
    //! English and translated by the window in context "CopyFormat"; of an own one the artist's
    //! word.
    QString name = {};
    CopyLanguage language = CopyLanguage::Plain;
    QString pattern = {};
    bool isOwn = false;
    bool operator==(const CopyFormat &) const = default;
};

//! What comes with the program: a new format is one row here.
[[nodiscard]] const std::vector<CopyFormat> &builtInCopyFormats();

//! The formats there are: those of the program and the artist's own. Own ones that are not safe
//! (`checkCopyFormat`), or called like another, are left out.
class CopyFormats {
public:
    explicit CopyFormats(const std::vector<CopyFormat> &own = {});

    [[nodiscard]] const std::vector<CopyFormat> &all() const { return m_all; }
    //! nullptr when there is none of that id; case does not count.
    [[nodiscard]] const CopyFormat *find(const QString &id) const;
    //! The plain one instead of none.
    [[nodiscard]] const CopyFormat &findOrPlain(const QString &id) const;
    [[nodiscard]] QStringList ids() const;

private:
    std::vector<CopyFormat> m_all;
};

//! Own formats as the settings keep them: a JSON list of `{"name","language","pattern"}`. What
//! cannot be read is left out.
[[nodiscard]] QString ownFormatsToText(const std::vector<CopyFormat> &own);
[[nodiscard]] std::vector<CopyFormat> ownFormatsFromText(const QString &text);

//! Whether it can be used: InvalidInput with what is wrong with its name or its pattern.
[[nodiscard]] Result<> checkCopyFormat(const CopyFormat &format);

} // namespace limner
