#include "core/base/utf8.h"

#include <QTextBoundaryFinder>

namespace limner {

QString cutToBytes(const QString &text, qsizetype bytes)
{
    if (text.toUtf8().size() <= bytes)
        return text;
    QTextBoundaryFinder finder{QTextBoundaryFinder::Grapheme, text};
    qsizetype used = 0;
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        used += QStringView{text}.sliced(end, next - end).toUtf8().size();
        if (used > bytes)
            break;
        end = next;
    }
    return text.first(end);
}

} // namespace limner
