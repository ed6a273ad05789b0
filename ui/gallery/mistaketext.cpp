#include "ui/gallery/mistaketext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(limner::MistakeText)
};

constexpr int longest = 40;

//! %1 is what was typed.
QString sentenceFor(SearchMistake::Kind kind)
{
    using Kind = SearchMistake::Kind;
    switch (kind) {
    case Kind::UnknownKey:
        return Text::tr("There is no such key, so %1 is searched for as it stands. Keys are model, "
                        "tag, album, rating, is, date, seed and more, and what pictures were made "
                        "with.");
    case Kind::NoSeed:
        return Text::tr("A seed is a number, or how it begins as in seed:12*, so %1 is left out "
                        "for now.");
    case Kind::NoDate:
        return Text::tr("A date is today, yesterday, 2026-11-22, 2026-11 or \"last week\", so %1 "
                        "is left out for now.");
    case Kind::NoRating:
        return Text::tr("Ratings go from 0 to 5, so %1 is left out for now.");
    case Kind::NoState:
        return Text::tr(
            "A picture is:favourite, is:rejected, is:local, is:uploaded, is:failed, "
            "is:video, is:tagged, is:trashed or is:duplicate, so %1 is left out for now.");
    case Kind::NoNumber:
        return Text::tr("A number is wanted, as 20, 20-30 or >=20, so %1 is left out for now.");
    case Kind::NoSize:
        return Text::tr("A size is written 512x768, 512x? or 1024, so %1 is left out for now.");
    case Kind::NoRatio:
        return Text::tr("A ratio is written 16:9, or square, portrait, landscape, so %1 is left "
                        "out for now.");
    case Kind::NoPicture:
        return Text::tr("The id of a picture is wanted, so %1 is left out for now.");
    case Kind::EmptyRange:
        return Text::tr("This ends before it begins, so %1 is left out for now.");
    case Kind::OpenQuote:
        return Text::tr("A quote is still open: %1");
    case Kind::TooLong:
        return Text::tr("This is too much to search for at once, so what follows is left out: %1");
    }
    return {};
}

} // namespace

MistakeText mistakeText(const SearchMistake &mistake, const QString &typed)
{
    QString culprit = typed.mid(mistake.from, std::min<qsizetype>(mistake.length, longest));
    if (mistake.length > longest)
        culprit += u'…';
    const QString sentence = sentenceFor(mistake.kind);
    return {.text = QString{sentence}.replace(u"%1"_s, culprit),
            .from = sentence.indexOf(u"%1"_s),
            .length = culprit.size()};
}

} // namespace limner
