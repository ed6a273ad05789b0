#include "ui/gallery/mistakelabel.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTextCharFormat>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t mostSaid = 3;
constexpr QMargins inside{10, 7, 10, 7};

//! Lines across this width; their height together comes back.
double layOut(QTextLayout &layout, double width)
{
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height() + 2; // room for the wave
    }
    layout.endLayout();
    return height;
}

QString asLines(QString text)
{
    return text.replace(u'\n', QChar::LineSeparator);
}

} // namespace

MistakeLabel::MistakeLabel(QWidget *parent)
    : QLabel{parent}
{
    setObjectName(u"searchNote"_s);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setProperty("role", u"note"_s);
}

void MistakeLabel::setMistakes(const std::vector<MistakeText> &mistakes)
{
    QString all;
    m_marks.clear();
    for (size_t i = 0; i < std::min(mistakes.size(), mostSaid); ++i) {
        if (i > 0)
            all += u'\n';
        m_marks.push_back(
            {.from = int(all.size() + mistakes[i].from), .length = int(mistakes[i].length)});
        all += mistakes[i].text;
    }
    setText(all);
    setAccessibleName(all);
    update();
}

int MistakeLabel::heightForWidth(int width) const
{
    QTextLayout layout{asLines(text()), font()};
    const double height = layOut(layout, width - inside.left() - inside.right());
    return int(std::ceil(height)) + inside.top() + inside.bottom();
}

void MistakeLabel::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(tokens.raised, tokens.error, tokens.dark ? 0.16 : 0.12));
    painter.drawRoundedRect(rect(), 5, 5);
    QTextLayout layout{asLines(text()), font()};
    QList<QTextLayout::FormatRange> waves;
    for (const Mark &mark : m_marks) {
        QTextCharFormat wave;
        wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.setUnderlineColor(tokens.error);
        waves.append({mark.from, mark.length, wave});
    }
    layout.setFormats(waves);
    layOut(layout, width() - inside.left() - inside.right());
    painter.setPen(tokens.text);
    layout.draw(&painter, QPointF(inside.left(), inside.top()));
}

} // namespace limner
