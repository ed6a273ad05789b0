#include "core/library/search/wordcondition.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype trigram = 3; // characters that the index needs

SqlCondition phrase(QString text, SearchedWords where)
{
    const QString columns =
        where == SearchedWords::Wanted ? u"prompt model template"_s : u"negative_prompt"_s;
    text.replace(u'"', u"\"\""_s);
    // The plus keeps the scan by age, which needs no sorting and reads one index only.
    return {u"+id IN (SELECT rowid FROM artwork_search WHERE artwork_search MATCH ?)"_s,
            {u"{%1} : \"%2\""_s.arg(columns, text)}};
}

//! Which bit of `letters` tells of it; -1 = none does.
int bitOf(char32_t letter)
{
    if (letter >= U'a' && letter <= U'z')
        return static_cast<int>(letter - U'a');
    if (letter >= U'0' && letter <= U'9')
        return static_cast<int>(letter - U'0') + 26;
    return -1;
}

//! The first text behind all that begin so; empty = there is none.
QString behind(QList<uint> letters)
{
    constexpr uint lastLetter = 0x10ffff;
    uint &last = letters.last();
    if (last >= lastLetter)
        return {};
    last = last == 0xd7ff ? 0xe000 : last + 1; // between them lie what are no letters
    const QList<char32_t> text{letters.begin(), letters.end()};
    return QString::fromUcs4(text.constData(), text.size());
}

SqlCondition beginning(const QList<uint> &letters, SearchedWords where)
{
    const QList<char32_t> text{letters.begin(), letters.end()};
    const QString columns = where == SearchedWords::Wanted ? u"col <> 'negative_prompt'"_s
                                                           : u"col = 'negative_prompt'"_s;
    SqlCondition out{u"+id IN (SELECT doc FROM artwork_search_grams WHERE term >= ?"_s,
                     {QString::fromUcs4(text.constData(), text.size())}};
    if (const QString end = behind(letters); !end.isEmpty()) {
        out.sql += u" AND term < ?"_s;
        out.values.append(end);
    }
    out.sql += u" AND "_s + columns + u')';
    return out;
}

} // namespace

SqlCondition wordCondition(const QString &text, SearchedWords where)
{
    QList<uint> letters = text.toUcs4();
    if (letters.size() >= trigram)
        return phrase(text, where);
    for (uint &letter : letters)
        letter = QChar::toLower(letter); // as the index has them
    const int bit = letters.size() == 1 ? bitOf(letters.front()) : -1;
    if (bit >= 0 && where == SearchedWords::Wanted)
        return {u"(letters >> %1) & 1"_s.arg(bit), {}};
    return beginning(letters, where);
}

} // namespace limner
