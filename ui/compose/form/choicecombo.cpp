#include "ui/compose/form/choicecombo.h"

#include "ui/common/theme.h"
#include "ui/common/wheelguard.h"
#include "ui/compose/form/choicepopup.h"

#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace limner {

namespace {
constexpr int mostListed = 12; // more than these are searched
} // namespace

ChoiceCombo::ChoiceCombo(QWidget *parent)
    : QComboBox{parent}
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
}

void ChoiceCombo::fill(const QString &none, const QStringList &choices)
{
    m_hasNone = !none.isEmpty();
    addItems(m_hasNone ? QStringList{none} + choices : choices);
    if (!isSearched())
        return dressCombo(*this);
    // Its own list is never shown, and would measure every row.
    setFocusPolicy(Qt::StrongFocus);
    installEventFilter(new WheelGuard{this});
}

bool ChoiceCombo::isSearched() const
{
    return count() - (m_hasNone ? 1 : 0) > mostListed;
}

void ChoiceCombo::showPopup()
{
    if (isSearched())
        search({});
    else
        QComboBox::showPopup();
}

void ChoiceCombo::search(const QString &words)
{
    auto *const popup = new ChoicePopup{*this, m_hasNone};
    connect(popup, &ChoicePopup::chosen, this, [this](int row) {
        setCurrentIndex(row);
        emit activated(row);
    });
    popup->open(words);
}

void ChoiceCombo::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const QString text = event->text();
    if (isSearched() && isPlain && !text.isEmpty() && text.at(0).isPrint() && text != QChar{u' '}) {
        search(text);
        return;
    }
    QComboBox::keyPressEvent(event);
}

void ChoiceCombo::paintEvent(QPaintEvent *)
{
    QStylePainter painter{this};
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText =
        fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width() - 4);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace limner
