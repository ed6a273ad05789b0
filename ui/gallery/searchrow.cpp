#include "ui/gallery/searchrow.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(limner::SearchRow)
};

constexpr qsizetype mostRecent = 6; // that are shown; the others are found by typing

SearchRow heading(const QString &text)
{
    return {.kind = SearchRow::Kind::Heading, .text = text};
}

QString headingOf(const SearchCompletion &completion)
{
    const QString &key = completion.key;
    if (completion.begun.isEmpty()) {
        return key == u"tag"        ? Text::tr("Tags")
               : key == u"album"    ? Text::tr("Albums")
               : key == u"model"    ? Text::tr("Models")
               : key == u"provider" ? Text::tr("Providers")
               : key.isEmpty()      ? Text::tr("Keys")
                                    : Text::tr("Values of %1").arg(key);
    }
    const QString begins = key == u"tag"        ? Text::tr("Tags that begin with “%1”")
                           : key == u"album"    ? Text::tr("Albums that begin with “%1”")
                           : key == u"model"    ? Text::tr("Models with “%1”")
                           : key == u"provider" ? Text::tr("Providers with “%1”")
                           : key.isEmpty()      ? Text::tr("Keys that begin with “%1”")
                                                : Text::tr("Values with “%1”");
    return QString{begins}.replace(u"%1"_s, completion.begun);
}

//! Without the quotes that it needs in the field.
QString shown(const SearchProposal &proposal)
{
    const QString &text = proposal.text;
    return text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"')
               ? text.mid(1, text.size() - 2)
               : text;
}

SearchRow search(const QString &text, const QString &put, const QString &icon)
{
    return {.kind = SearchRow::Kind::Search, .text = text, .put = put, .icon = icon};
}

} // namespace

std::vector<SearchRow> completionRows(const SearchCompletion &completion)
{
    const std::vector<SearchProposal> &all = completion.proposals;
    const bool isWhole =
        all.size() == 1 && shown(all.front()).compare(completion.begun, Qt::CaseInsensitive) == 0;
    // A word goes on as a key only where one was begun.
    if (all.empty() || isWhole || (completion.key.isEmpty() && completion.begun.isEmpty()))
        return {};
    std::vector<SearchRow> rows{heading(headingOf(completion))};
    for (const SearchProposal &one : all) {
        SearchRow row{.text = shown(one),
                      .put = one.text,
                      .colour = QColor{one.colour},
                      .hasDot = completion.key == u"tag",
                      .pictures = one.pictures};
        row.from =
            std::max<qsizetype>(0, row.text.indexOf(completion.begun, 0, Qt::CaseInsensitive));
        row.length =
            QStringView{row.text}.mid(row.from).startsWith(completion.begun, Qt::CaseInsensitive)
                ? completion.begun.size()
                : 0;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<SearchRow> startRows(const QStringList &recent, const std::vector<SavedSearch> &saved)
{
    std::vector<SearchRow> rows;
    if (!recent.isEmpty()) {
        rows.push_back(heading(Text::tr("Recent searches")));
        for (const QString &one : recent.first(std::min(recent.size(), mostRecent)))
            rows.push_back(search(one, one, u"clock"_s));
        rows.push_back({.kind = SearchRow::Kind::Forget,
                        .text = Text::tr("Forget recent searches"),
                        .icon = u"close"_s});
    }
    if (!saved.empty())
        rows.push_back(heading(Text::tr("Saved searches")));
    for (const SavedSearch &one : saved)
        rows.push_back(search(one.name, one.text, u"bookmark-filled"_s));
    rows.push_back(heading(Text::tr("Look for")));
    rows.push_back(search(Text::tr("Duplicates, and what is nearly the same"), u"is:duplicate"_s,
                          u"similar"_s));
    return rows;
}

} // namespace limner
