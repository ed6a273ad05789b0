#include "ui/compose/form/numberfield.h"

#include "ui/common/theme.h"
#include "ui/common/wheelguard.h"
#include "ui/compose/form/numberspin.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>
#include <limits>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr double longestSlider = 1e6; // nobody finds a number on a slider of billions

double sliderStep(double span, bool whole)
{
    if (whole)
        return span <= 10000 ? 1 : std::ceil(span / 1000);
    return span <= 2 ? 0.01 : span <= 10 ? 0.05 : span <= 100 ? 0.1 : 1;
}

//! "0 to 100", "1 or more"; "" without bounds, and beyond 64 bits there is none.
QString rangeText(const Parameter &parameter)
{
    const bool whole = parameter.kind == ParameterKind::Integer;
    const auto text = [whole](std::optional<qint64> exact, std::optional<double> near) {
        if (whole)
            return exact ? QString::number(*exact) : QString{};
        return near ? QString::number(*near, 'g', std::numeric_limits<double>::digits10)
                    : QString{};
    };
    const QString least = text(parameter.least(), parameter.minimum);
    const QString most = text(parameter.most(), parameter.maximum);
    if (!least.isEmpty() && !most.isEmpty())
        return NumberField::tr("%1 to %2").arg(least, most);
    if (!least.isEmpty())
        return NumberField::tr("%1 or more").arg(least);
    return most.isEmpty() ? QString{} : NumberField::tr("%1 or less").arg(most);
}

} // namespace

NumberField::NumberField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_whole{parameter.kind == ParameterKind::Integer}
    , m_low{parameter.minimum.value_or(0)}
    , m_spin{new NumberSpin{parameter, this}}
{
    present(m_spin, parameter);
    const bool isBounded = parameter.minimum && parameter.maximum &&
                           *parameter.maximum > *parameter.minimum &&
                           *parameter.maximum - *parameter.minimum <= longestSlider;
    if (isBounded) {
        addSlider(parameter);
    } else {
        if (const QString range = rangeText(parameter); !range.isEmpty())
            addHint(range);
        column()->addWidget(m_spin);
    }
    m_spin->setBlankText(!defaultValue().is_null() ? toText(defaultValue())
                         : isRequired()            ? tr("needed")
                         : isBounded               ? tr("not set")
                                                   : tr("Not set"));
    connect(m_spin, &NumberSpin::entered, this, [this] {
        follow();
        emit edited();
    });
    NumberField::read(Json::object());
}

void NumberField::addSlider(const Parameter &parameter)
{
    const double span = *parameter.maximum - *parameter.minimum;
    m_step = sliderStep(span, m_whole);
    m_spin->setCompact();
    header()->addWidget(m_spin);
    m_slider = new QSlider{Qt::Horizontal, this};
    m_slider->setObjectName(u"slider_"_s + parameter.name);
    m_slider->setAccessibleName(title());
    m_slider->setToolTip(m_spin->toolTip());
    m_slider->setRange(0, static_cast<int>(std::lround(span / m_step)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setMinimumWidth(60);
    m_slider->installEventFilter(new WheelGuard{m_slider});
    column()->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const double value = m_low + position * m_step;
        const double tidy = m_whole ? std::round(value) : std::round(value * 100) / 100;
        m_spin->setNumber(m_whole ? Json(static_cast<qint64>(tidy)) : Json(tidy));
        follow();
        emit edited();
    });
}

void NumberField::follow()
{
    showSet(!m_spin->isBlank());
    if (!m_slider)
        return;
    const QSignalBlocker quiet{m_slider};
    const double number = m_spin->isBlank() ? m_low : m_spin->value();
    m_slider->setValue(
        static_cast<int>(std::lround(std::clamp((number - m_low) / m_step, 0.0, longestSlider))));
    setStyleProperty(*m_slider, "state", m_spin->isBlank() ? u"unset"_s : u"set"_s);
}

void NumberField::write(Json &values) const
{
    if (Json number = m_spin->number(); !number.is_null())
        values[key()] = std::move(number);
}

void NumberField::read(const Json &values)
{
    const Json &value = valueIn(values);
    if (value.is_number())
        m_spin->setNumber(value);
    else if (const std::optional<qint64> whole = integerAt(values, key().c_str()))
        m_spin->setNumber(*whole); // "28", as some records have it
    else if (const std::optional<double> number = numberAt(values, key().c_str()))
        m_spin->setNumber(*number);
    else
        m_spin->setNumber(defaultValue());
    follow();
}

} // namespace limner
