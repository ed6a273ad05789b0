#include "ui/compose/countfield.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace limner {

using namespace Qt::StringLiterals;

CountField::CountField(const Parameter *parameter, QWidget *parent)
    : ParameterField{parameter ? QStringList{parameter->name} : QStringList{}, tr("Images"), parent}
    , m_bound{parameter != nullptr}
    , m_row{new QHBoxLayout}
    , m_buttons{new QButtonGroup{this}}
{
    const int least =
        parameter ? static_cast<int>(std::clamp(parameter->minimum.value_or(1), 1.0, 100.0)) : 1;
    const int most =
        parameter ? static_cast<int>(std::clamp(parameter->maximum.value_or(4), 1.0, 10.0)) : 4;
    m_row->setSpacing(most - least < 6 ? 6 : 3);
    for (int i = least; i <= std::max(least, most); ++i)
        addButton(i);
    if (parameter) {
        setDescription(parameter->description);
        m_largest = static_cast<int>(std::clamp(parameter->maximum.value_or(100), 1.0, 100.0));
        if (parameter->defaultValue.is_number())
            m_default =
                static_cast<int>(std::clamp(parameter->defaultValue.get<double>(), 1.0, 100.0));
    }
    column()->addLayout(m_row);
    setCount(std::max(least, m_default));
    connect(m_buttons, &QButtonGroup::idClicked, this, &CountField::edited);
}

void CountField::addButton(int count)
{
    auto *button = new QPushButton{QString::number(count), this};
    button->setObjectName(u"images_"_s + button->text());
    button->setAccessibleName(count == 1 ? tr("1 image") : tr("%1 images").arg(count));
    button->setProperty("kind", u"choice"_s);
    button->setCheckable(true);
    button->setMinimumWidth(20);
    m_buttons->addButton(button, count);
    m_row->addWidget(button, 1);
}

int CountField::count() const
{
    return std::max(1, m_buttons->checkedId());
}

void CountField::setCount(int count)
{
    // A reused picture may come from a larger batch than the buttons offer.
    if (!m_buttons->button(count))
        addButton(count);
    m_buttons->button(count)->setChecked(true);
}

void CountField::write(Json &values) const
{
    if (m_bound)
        values[names().front().toStdString()] = std::min(count(), m_largest);
}

void CountField::read(const Json &values)
{
    if (!m_bound)
        return;
    const QByteArray name = names().front().toUtf8();
    setCount(static_cast<int>(
        std::clamp<qint64>(integerAt(values, name.constData()).value_or(m_default), 1, 100)));
}

QWidget *CountField::control() const
{
    return m_buttons->checkedButton();
}

} // namespace limner
