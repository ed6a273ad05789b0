#include "ui/compose/numberfield.h"

#include "ui/common/theme.h"
#include "ui/common/wheelguard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

constexpr double widest = 9e15; // doubles count every whole number below
constexpr int decimalsKept = 6;

double sliderStep(double span, bool whole)
{
    if (whole)
        return span <= 10000 ? 1 : std::ceil(span / 1000);
    return span <= 2 ? 0.01 : span <= 10 ? 0.05 : span <= 100 ? 0.1 : 1;
}

} // namespace

NumberSpin::NumberSpin(const Parameter &parameter, QWidget *parent)
    : QDoubleSpinBox{parent}
    , m_whole{parameter.kind == ParameterKind::Integer}
    , m_low{parameter.minimum.value_or(-widest)}
    , m_high{parameter.maximum.value_or(widest)}
{
    setDecimals(m_whole ? 0 : decimalsKept);
    setRange(-widest, widest);
    const double span = m_high - m_low;
    setSingleStep(m_whole ? 1 : span <= 2 ? 0.05 : span <= 10 ? 0.1 : 0.5);
    setLocale(QLocale::c()); // the numbers of the model's own documentation
    setKeyboardTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
    installEventFilter(new WheelGuard{this});
}

QString NumberSpin::textFromValue(double value) const
{
    if (m_whole)
        return QString::number(value, 'f', 0);
    QString text = QString::number(value, 'f', decimalsKept);
    while (text.endsWith(u'0') && !text.endsWith(u".0"))
        text.chop(1);
    return text;
}

void NumberSpin::stepBy(int steps)
{
    setValue(std::clamp(value() + steps * singleStep(), m_low, std::max(m_low, m_high)));
    selectAll();
}

QSize NumberSpin::sizeHint() const
{
    if (!m_compact)
        return {80, QDoubleSpinBox::sizeHint().height()};
    const int text = fontMetrics().horizontalAdvance(lineEdit()->displayText());
    return {std::max(14, text) + 9, QFontMetrics{font()}.height()};
}

void NumberSpin::setCompact()
{
    m_compact = true;
    setProperty("role", u"value"_s);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignRight);
    lineEdit()->setTextMargins(0, 0, -3, 0); // flush with the controls below
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

NumberField::NumberField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_whole{parameter.kind == ParameterKind::Integer}
    , m_unset{parameter.defaultValue.is_null()}
    , m_low{parameter.minimum.value_or(0)}
    , m_spin{new NumberSpin{parameter, this}}
{
    present(m_spin, parameter);
    if (parameter.minimum && parameter.maximum && *parameter.maximum > *parameter.minimum)
        addSlider(parameter);
    else
        column()->addWidget(m_spin);
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this] {
        m_unset = false;
        followSpin();
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
        m_spin->setValue(m_whole ? std::round(value) : std::round(value * 100) / 100);
    });
}

void NumberField::followSpin()
{
    if (!m_slider)
        return;
    const QSignalBlocker quiet{m_slider};
    const double position = std::clamp((m_spin->value() - m_low) / m_step, 0.0, 1e6);
    m_slider->setValue(static_cast<int>(std::lround(position)));
}

void NumberField::write(Json &values) const
{
    if (m_unset)
        return;
    const std::string name = key();
    // 5.0 is written as 5, like the author of the model does.
    if (m_whole ||
        (m_spin->value() == std::floor(m_spin->value()) && std::abs(m_spin->value()) < widest))
        values[name] = static_cast<qint64>(std::llround(m_spin->value()));
    else
        values[name] = m_spin->value();
}

void NumberField::read(const Json &values)
{
    const std::optional<double> number = numberAt(values, key().c_str());
    const Json &usual = defaultValue();
    m_unset = !number && !usual.is_number();
    const QSignalBlocker quiet{m_spin};
    m_spin->setValue(number ? *number : usual.is_number() ? usual.get<double>() : m_low);
    m_spin->updateGeometry();
    followSpin();
}

} // namespace limner
