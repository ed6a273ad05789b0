#include "core/library/foldedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestName = 120; // characters

bool isUnfit(uint letter)
{
    const bool turnsText =
        (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
    return turnsText || letter == 0x2028 || letter == 0x2029 ||
           QChar::category(letter) == QChar::Other_Control;
}

//! Joiners are part of names in many scripts, but are none.
bool isSeen(uint letter)
{
    return QChar::category(letter) != QChar::Other_Format && !QChar::isSpace(letter);
}

} // namespace

QString foldedName(const QString &name)
{
    return name.simplified().normalized(QString::NormalizationForm_C).toCaseFolded();
}

Result<QString> keptName(const QString &given)
{
    // Tabs and line feeds around it came with a paste; inside it they are no mere spaces.
    const QString name = given.trimmed();
    const QList<uint> letters = name.toUcs4();
    if (!name.isValidUtf16() || std::any_of(letters.begin(), letters.end(), isUnfit))
        return fail(ErrorKind::InvalidInput, u"a name holds a character that cannot be seen"_s);
    if (std::none_of(letters.begin(), letters.end(), isSeen))
        return fail(ErrorKind::InvalidInput, u"a name cannot be empty"_s);
    if (letters.size() > longestName)
        return fail(ErrorKind::InvalidInput,
                    u"a name has at most %1 characters"_s.arg(longestName));
    return name.simplified().normalized(QString::NormalizationForm_C);
}

} // namespace limner
