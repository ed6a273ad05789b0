#include "ui/compose/modelpicker.h"

#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QIcon>
#include <QKeyEvent>
#include <QPainter>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int side = 10;
constexpr int chevron = 14;
} // namespace

ModelPicker::ModelPicker(QWidget *parent)
    : QAbstractButton{parent}
{
    setObjectName(u"modelPicker"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setModel({});
}

void ModelPicker::setModel(const QString &name)
{
    m_model = name;
    setToolTip(tr("%1: choose another model").arg(name));
    setAccessibleName(tr("Model: %1").arg(name));
    update();
}

void ModelPicker::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    update();
}

void ModelPicker::setInvalid(bool isInvalid)
{
    m_isInvalid = isInvalid;
    update();
}

bool ModelPicker::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

// Return and the down arrow open it, as they open a list.
void ModelPicker::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && (isReturn || event->key() == Qt::Key_Down) && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

QColor ModelPicker::frame() const
{
    const Tokens &tokens = tokensOf(*this);
    if (hasFocus() || m_isOpen)
        return tokens.accent;
    return m_isInvalid ? tokens.error : underMouse() ? tokens.faint : tokens.line;
}

void ModelPicker::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame());
    painter.setBrush(tokens.bg);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                            metrics::radius);
    QRect icon{0, 0, chevron, chevron};
    icon.moveCenter({width() - side - chevron / 2, height() / 2});
    themedIcon(u"chevron-right"_s, tokens.dim).paint(&painter, icon);

    const QString owner = m_model.section(u'/', 0, -2);
    const QString name = m_model.section(u'/', -1);
    painter.setPen(isEnabled() ? tokens.text : tokens.faint);
    QFont firm = font();
    firm.setWeight(QFont::DemiBold);
    const QFontMetrics firmMetrics{firm};
    QRect line = rect().adjusted(side, 0, -2 * side - chevron, 0);
    const int firmWidth = std::min(firmMetrics.horizontalAdvance(name) + 2, line.width());
    const QString slash = u" / "_s;
    const int room = line.width() - firmWidth - fontMetrics().horizontalAdvance(slash);
    const QString prefix = room > 0 && !owner.isEmpty()
                               ? fontMetrics().elidedText(owner, Qt::ElideRight, room) + slash
                               : QString{};
    painter.setFont(font());
    painter.drawText(line, Qt::AlignVCenter, prefix);
    line.setLeft(line.left() + fontMetrics().horizontalAdvance(prefix));
    painter.setFont(firm);
    painter.drawText(line, Qt::AlignVCenter,
                     firmMetrics.elidedText(name, Qt::ElideRight, line.width()));
}

} // namespace limner
