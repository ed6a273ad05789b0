#include "core/prompt/templatesigns.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {

// A backslash takes the meaning of what follows; where that has none, it is a backslash.
qsizetype escapeAt(const QString &text, qsizetype at)
{
    if (text[at] != u'\\' || at + 1 >= text.size())
        return 0;
    const QStringView rest = QStringView{text}.mid(at + 1);
    if (rest.startsWith(u"__") || rest.startsWith(u"::") || rest.startsWith(u"$$") ||
        rest.startsWith(u"${"))
        return 2;
    if (u"{}|#"_s.contains(rest[0]))
        return 1;
    if (rest[0] == u'\\' && rest.size() > 1 &&
        (u"{}|#"_s.contains(rest[1]) || rest.mid(1).startsWith(u"__") ||
         rest.mid(1).startsWith(u"$$") || rest.mid(1).startsWith(u"${")))
        return 1;
    return 0;
}

// Six hex digits are a colour, a digit makes it a number (`#1`), a letter before it a name (`C#`).
bool isCommentAt(const QString &text, qsizetype at)
{
    static const QRegularExpression none{u"\\G#([0-9A-Fa-f]{6}(?![0-9A-Za-z])|[0-9])"_s};
    return text[at] == u'#' && (at == 0 || text[at - 1].isSpace()) &&
           !none.match(text, at).hasMatch();
}

// A line that is nothing but a comment goes as a whole.
qsizetype behindComment(const QString &text, qsizetype at, QString &before)
{
    while (!before.isEmpty() && (before.back() == u' ' || before.back() == u'\t'))
        before.chop(1);
    const qsizetype start = at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
    const bool isWholeLine = QStringView{text}.sliced(start, at - start).trimmed().isEmpty();
    const qsizetype end = text.indexOf(u'\n', at);
    if (end < 0)
        return text.size();
    return isWholeLine ? end + 1 : end;
}

} // namespace limner
