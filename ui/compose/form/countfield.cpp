#include "ui/compose/form/countfield.h"

#include "ui/common/wheelguard.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int mostImages = 100;
} // namespace

CountField::CountField(const Parameter *parameter, QWidget *parent)
    : ParameterField{parameter ? QStringList{parameter->name} : QStringList{}, tr("Images"), parent}
    , m_bound{parameter != nullptr}
    , m_row{new QHBoxLayout}
    , m_buttons{new QButtonGroup{this}}
    , m_number{new QSpinBox{this}}
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
    m_number->setObjectName(u"images_number"_s);
    m_number->setAccessibleName(tr("Number of images"));
    m_number->setProperty("role", u"value"_s);
    m_number->setRange(least, mostImages);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setAlignment(Qt::AlignRight);
    m_number->installEventFilter(new WheelGuard{m_number});
    header()->addWidget(m_number);
    setCount(std::max(least, m_default));
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int count) {
        setCount(count);
        emit edited();
    });
    connect(m_number, &QSpinBox::valueChanged, this, [this](int count) {
        setCount(count);
        emit edited();
    });
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
    return m_number->value();
}

void CountField::setCount(int count)
{
    const QSignalBlocker quiet{m_number};
    m_number->setValue(count);
    // No button for a number that only stands there.
    m_buttons->setExclusive(false);
    for (QAbstractButton *const button : m_buttons->buttons())
        button->setChecked(m_buttons->id(button) == m_number->value());
    m_buttons->setExclusive(true);
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
    QWidget *const checked = m_buttons->checkedButton();
    return checked ? checked : m_number;
}

} // namespace limner
