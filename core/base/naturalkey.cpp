#include "core/base/naturalkey.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostCharacters = 120;

//! Their count goes first, so that of two numbers the one with fewer digits is the smaller.
QString numberKey(const QString &digits)
{
    const auto first =
        std::find_if(digits.begin(), digits.end(), [](QChar digit) { return digit != u'0'; });
    const QString value =
        first == digits.end() ? u"0"_s : digits.mid(qsizetype(first - digits.begin()));
    return u"%1"_s.arg(value.size(), 3, 10, QChar{u'0'}) + value;
}

} // namespace

QByteArray naturalKey(const QString &name)
{
    const QString folded = name.left(2 * mostCharacters)
                               .simplified()
                               .normalized(QString::NormalizationForm_KC)
                               .toCaseFolded()
                               .left(mostCharacters);
    QString key;
    QString digits;
    for (const QChar letter : folded) {
        if (letter.isDigit()) {
            digits += QChar{u'0' + letter.digitValue()};
            continue;
        }
        if (!digits.isEmpty())
            key += numberKey(std::exchange(digits, {}));
        if (letter.category() != QChar::Other_Control)
            key += letter;
    }
    if (!digits.isEmpty())
        key += numberKey(digits);
    return key.toUtf8();
}

} // namespace limner
