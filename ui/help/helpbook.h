#pragma once

#include <QString>

#include <vector>

class QLocale;

namespace limner {

//! A heading of a page.
struct HelpSection {
    QString id = {}; //!< the same in every language; empty for the page's own title
    QString title = {};
    int level = 1;
};

struct HelpPage {
    QString id = {};
    QString title = {};
    QString text = {};                      //!< Markdown, links as they stand in the file
    std::vector<HelpSection> sections = {}; //!< every heading, in order
    //! How often the words stand in it; case does not count.
    [[nodiscard]] int count(const QString &words) const;
};

//! Where a link of a page leads: `page.md#section` or `#section`.
struct HelpPlace {
    QString page = {};    //!< empty = the page it stands on
    QString section = {}; //!< empty = its beginning
    bool operator==(const HelpPlace &) const = default;
};
[[nodiscard]] HelpPlace helpPlaceOf(const QString &link);
//! What this version of Limner brought, "1.2".
[[nodiscard]] HelpPlace newsOf(const QString &version);

//! The pages of the documentation in one language, `:/docs/LANGUAGE/ID.md` in the order of
//! `:/docs/pages.json`. A heading ends in `{#id}`, which is not shown. Behind the page `news`
//! stands the changelog.
class HelpBook {
public:
    //! `en` or `zh`.
    explicit HelpBook(const QString &language);
    [[nodiscard]] const std::vector<HelpPage> &pages() const { return m_pages; }
    //! nullptr when there is none.
    [[nodiscard]] const HelpPage *find(const QString &id) const;

    //! The language of the pages for people of that one.
    [[nodiscard]] static QString languageFor(const QLocale &locale);

private:
    std::vector<HelpPage> m_pages;
};

} // namespace limner
