#include "ui/compose/form/numberspin.h"

#include "ui/common/wheelguard.h"
#include "ui/compose/form/plainminus.h"

#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <cmath>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr double widest = 9e15;       // doubles count every whole number below
constexpr double widestWhole = 1e21;  // room to write what is too large, and be told
constexpr double widestStep = 9.2e18; // where a step may lead
constexpr int decimalsKept = 12;

} // namespace

NumberSpin::NumberSpin(const Parameter &parameter, QWidget *parent)
    : QDoubleSpinBox{parent}
    , m_whole{parameter.kind == ParameterKind::Integer}
    , m_low{parameter.minimum.value_or(m_whole ? -widestStep : -widest)}
    , m_high{parameter.maximum.value_or(m_whole ? widestStep : widest)}
{
    setDecimals(m_whole ? 0 : decimalsKept);
    const double reach = m_whole ? widestWhole : widest;
    setRange(-reach, reach);
    const double span = m_high - m_low;
    setSingleStep(m_whole ? 1 : span <= 2 ? 0.05 : span <= 10 ? 0.1 : 0.5);
    setLocale(QLocale::c()); // the numbers of the model's own documentation
    setKeyboardTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
    installEventFilter(new WheelGuard{this});
    m_seen = lineEdit()->text();
    connect(this, &QDoubleSpinBox::valueChanged, this, &NumberSpin::note);
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberSpin::note);
}

void NumberSpin::note()
{
    if (m_compact)
        updateGeometry();
    if (std::exchange(m_seen, lineEdit()->text()) != lineEdit()->text())
        emit entered();
}

Json NumberSpin::number() const
{
    const QString text = plainMinus(lineEdit()->text());
    if (text.isEmpty())
        return nullptr;
    bool good = false;
    if (const qint64 whole = text.toLongLong(&good); good)
        return whole;
    if (const quint64 large = text.toULongLong(&good); good)
        return large;
    const double number = text.toDouble(&good);
    if (m_whole || !good)
        return toJson(text);
    // 5.0 is written as 5, like the author of the model does.
    if (number == std::floor(number) && std::abs(number) < widest)
        return static_cast<qint64>(number);
    return number;
}

void NumberSpin::setNumber(const Json &number)
{
    const QSignalBlocker quiet{this};
    QString text;
    if (m_whole && number.is_number_integer())
        text = toText(number);
    else if (number.is_number() && std::isfinite(number.get<double>()))
        text = textFromValue(number.get<double>());
    lineEdit()->setText(text);
    lineEdit()->setCursorPosition(0);
    m_seen = lineEdit()->text();
    updateGeometry();
}

bool NumberSpin::isBlank() const
{
    return lineEdit()->text().isEmpty();
}

QString NumberSpin::textFromValue(double value) const
{
    if (m_written && m_written->first == value)
        return m_written->second;
    if (m_whole)
        return QString::number(value, 'f', 0);
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    return text.contains(u'.') ? text : text + u".0"_s;
}

double NumberSpin::valueFromText(const QString &text) const
{
    const QString plain = plainMinus(text);
    const double found =
        plain.isEmpty() ? value() : std::clamp(plain.toDouble(), minimum(), maximum());
    m_written = {found, text};
    return found;
}

QValidator::State NumberSpin::validate(QString &text, int &) const
{
    static const QRegularExpression whole{u"\\A[-−+]?[0-9]{0,20}\\z"_s};
    static const QRegularExpression broken{u"\\A[-−+]?[0-9]{0,16}(\\.[0-9]{0,12})?\\z"_s};
    const QString plain = plainMinus(text);
    if (plain.isEmpty())
        return QValidator::Acceptable;
    if (!(m_whole ? whole : broken).match(plain).hasMatch())
        return QValidator::Invalid;
    bool good = false;
    static_cast<void>(plain.toDouble(&good));
    return good ? QValidator::Acceptable : QValidator::Intermediate;
}

void NumberSpin::stepBy(int steps)
{
    const double from = isBlank() && m_low > -widest ? m_low - singleStep() : value();
    m_written.reset();
    const double wanted = from + steps * singleStep();
    // Beside 12 decimals 0.1 + 0.2 would show what doubles are.
    const double tidy = m_whole ? std::round(wanted) : std::round(wanted * 1e6) / 1e6;
    setValue(std::clamp(tidy, m_low, std::max(m_low, m_high)));
    lineEdit()->setText(textFromValue(value())); // also where the value was the blank one's
    selectAll();
}

QSize NumberSpin::sizeHint() const
{
    if (!m_compact)
        return {80, QDoubleSpinBox::sizeHint().height()};
    const QString shown = isBlank() ? lineEdit()->placeholderText() : lineEdit()->displayText();
    return {std::max(14, fontMetrics().horizontalAdvance(shown)) + 9,
            QFontMetrics{font()}.height()};
}

void NumberSpin::setCompact()
{
    m_compact = true;
    setProperty("role", u"value"_s);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignRight);
    lineEdit()->setTextMargins(0, 0, -3, 0); // flush with the controls below
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumberSpin::setBlankText(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
    updateGeometry();
}

} // namespace limner
