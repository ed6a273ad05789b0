#include "core/prompt/promptweight.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int heaviest = 20; // tenths

//! Words and the brackets around them.
struct Weighed {
    int from = 0; //!< of the words
    int to = 0;
    int outerFrom = 0; //!< with the brackets; the same where there are none
    int outerTo = 0;
    int tenths = 10;
};

bool isBoundary(QChar c)
{
    return c.isSpace() || u".,\\/!?%^*;:{}=`~()"_s.contains(c);
}

//! The innermost `(words:1.2)` around the range, if that is what it stands in.
std::optional<Weighed> bracketsAround(const QString &text, int from, int to)
{
    static const QRegularExpression tail{u"\\G:(\\d{1,3}(?:\\.\\d{1,6})?)\\)"_s};
    int open = from - 1;
    for (int depth = 0; open >= 0; --open) {
        if (text[open] == u')')
            ++depth;
        else if (text[open] == u'(' && depth-- == 0)
            break;
    }
    if (open < 0)
        return std::nullopt;
    for (int at = to, depth = 0; at < text.size(); ++at) {
        if (const auto found = tail.match(text, at); depth == 0 && found.hasMatch()) {
            const int tenths = static_cast<int>(std::lround(found.captured(1).toDouble() * 10));
            return Weighed{open + 1, at, open, static_cast<int>(found.capturedEnd()), tenths};
        }
        if (text[at] == u'(')
            ++depth;
        else if (text[at] == u')' && depth-- == 0)
            return std::nullopt;
    }
    return std::nullopt;
}

//! With the cursor anywhere in it, also in its number.
std::optional<Weighed> bracketsUnder(const QString &text, int at)
{
    static const QRegularExpression form{u"\\(([^()]+):(\\d{1,3}(?:\\.\\d{1,6})?)\\)"_s};
    for (auto found = form.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch one = found.next();
        if (one.capturedStart() < at && at < one.capturedEnd())
            return Weighed{
                static_cast<int>(one.capturedStart(1)), static_cast<int>(one.capturedEnd(1)),
                static_cast<int>(one.capturedStart()), static_cast<int>(one.capturedEnd()),
                static_cast<int>(std::lround(one.captured(2).toDouble() * 10))};
    }
    return std::nullopt;
}

Weighed wordAt(const QString &text, int at)
{
    int from = at;
    int to = at;
    while (from > 0 && !isBoundary(text[from - 1]))
        --from;
    while (to < text.size() && !isBoundary(text[to]))
        ++to;
    return {from, to, from, to, 10};
}

Weighed selected(const QString &text, int from, int to)
{
    // Spaces at the ends of a selection are a slip of the hand.
    while (from < to && text[from].isSpace())
        ++from;
    while (to > from && text[to - 1].isSpace())
        --to;
    static const QRegularExpression whole{u"^\\((.*):(\\d{1,3}(?:\\.\\d{1,6})?)\\)$"_s,
                                          QRegularExpression::DotMatchesEverythingOption};
    const auto found = whole.match(text.sliced(from, to - from));
    if (!found.hasMatch())
        return {from, to, from, to, 10};
    const int tenths = static_cast<int>(std::lround(found.captured(2).toDouble() * 10));
    return {from + 1, from + 1 + static_cast<int>(found.capturedLength(1)), from, to, tenths};
}

} // namespace

bool promisesWeights(const QString &description)
{
    static const QRegularExpression example{
        u"\\([^():\\n0-9][^():\\n]{0,60}:\\s?[0-9](?:\\.[0-9]+)?\\)"_s};
    return description.contains(example);
}

std::optional<WeightEdit> weighted(const QString &text, int from, int to, WeightStep step)
{
    const int length = static_cast<int>(text.size());
    from = std::clamp(from, 0, length);
    to = std::clamp(to, from, length);
    Weighed weighed = from == to ? wordAt(text, from) : selected(text, from, to);
    const std::optional<Weighed> around = bracketsAround(text, weighed.from, weighed.to);
    const bool isAll = around && around->from == weighed.from && around->to == weighed.to;
    if (around && weighed.from == weighed.outerFrom && (from == to || isAll))
        weighed = *around;
    if (from == to)
        weighed = bracketsUnder(text, from).value_or(weighed);
    if (weighed.from >= weighed.to)
        return std::nullopt;
    const int tenths = std::clamp(weighed.tenths + (step == WeightStep::Up ? 1 : -1), 0, heaviest);
    const QString words = text.sliced(weighed.from, weighed.to - weighed.from);
    WeightEdit edit{.from = weighed.outerFrom, .length = weighed.outerTo - weighed.outerFrom};
    edit.with =
        tenths == 10 ? words : u"(%1:%2)"_s.arg(words, QString::number(tenths / 10.0, 'f', 1));
    edit.selectionFrom = weighed.outerFrom + (tenths == 10 ? 0 : 1);
    edit.selectionLength = static_cast<int>(words.size());
    return edit;
}

} // namespace limner
