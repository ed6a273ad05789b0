#include "ui/compose/form/shapefield.h"

#include "core/schema/sizetext.h"
#include "ui/common/controls.h"
#include "ui/compose/form/chipgrid.h"
#include "ui/compose/form/ratiochip.h"
#include "ui/compose/form/sizes.h"

#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr int wordsHeight = 34; // of chips without outlines

bool saysCustom(const Json &choice)
{
    return toText(choice).compare(u"custom", Qt::CaseInsensitive) == 0;
}

//! What stands on the chip: the model's own word, without what everybody sees.
QString chipWords(const QString &choice)
{
    if (const auto pixels = pixelsIn(choice))
        return u"%1×%2"_s.arg(pixels->width()).arg(pixels->height());
    static const QRegularExpression plain{
        u"\\A\\s*(\\d+(\\.\\d+)?\\s*[:/]\\s*\\d+(\\.\\d+)?)\\b"_s};
    if (const auto match = plain.match(choice); match.hasMatch())
        return match.captured(1).remove(u' ');
    const QString lower = choice.toLower();
    if (lower.startsWith(u"match_input"_s) || lower.startsWith(u"match input"_s))
        return ShapeField::tr("as input");
    QString words = choice;
    return words.replace(u'_', u' ').simplified();
}

QString idOf(const QString &choice)
{
    static const QRegularExpression odd{u"[^A-Za-z0-9.]+"_s};
    QString id = choice;
    return id.replace(odd, u"_"_s);
}

} // namespace

ShapeField::ShapeField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_mark{addHint(isRequired() ? tr("needed") : tr("not set"))}
    , m_chips{new ChipGrid{this}}
    , m_hasOutlines{
          std::any_of(parameter.choices.begin(), parameter.choices.end(),
                      [](const Json &choice) { return shapeIn(toText(choice)).has_value(); })}
{
    present(m_chips, parameter);
    for (const Json &choice : parameter.choices)
        addChip(choice);
    if (!m_hasOutlines)
        m_chips->setChipHeight(wordsHeight);
    column()->addWidget(m_chips);
    connect(m_chips, &ChipGrid::chosen, this, [this] {
        showMark();
        emit edited();
    });
    ShapeField::read(Json::object());
}

void ShapeField::addChip(const Json &choice)
{
    const QString text = toText(choice);
    const auto shape = shapeIn(text);
    const bool isAny = m_hasOutlines && (saysCustom(choice) || text.startsWith(u"match_input"_s));
    auto *const chip = new RatioChip{chipWords(text),
                                     shape   ? RatioChip::Outline::Shape
                                     : isAny ? RatioChip::Outline::Dashed
                                             : RatioChip::Outline::None,
                                     shape.value_or(QSizeF{}), this};
    chip->setObjectName(u"choice_"_s + names().front() + u'_' + idOf(text));
    chip->setAccessibleName(u"%1 %2"_s.arg(title(), text));
    chip->setToolTip(plainToolTip(text));
    m_values.push_back(choice);
    m_chips->add(chip);
}

void ShapeField::write(Json &values) const
{
    const int chip = m_chips->current();
    if (chip >= 0)
        values[key()] = m_values[static_cast<size_t>(chip)];
}

void ShapeField::read(const Json &values)
{
    const Json &wanted = valueIn(values);
    auto found = std::find(m_values.begin(), m_values.end(), wanted);
    if (found == m_values.end() && !wanted.is_null()) {
        // A value that this version of the model no longer offers stays visible, and is then
        // refused by name.
        addChip(wanted);
        found = m_values.end() - 1;
    }
    m_chips->setCurrent(found == m_values.end() ? -1 : static_cast<int>(found - m_values.begin()));
    showMark();
}

void ShapeField::showMark()
{
    const bool isSet = m_chips->current() >= 0;
    m_mark->setVisible(!isSet);
    showSet(isSet);
}

QWidget *ShapeField::control() const
{
    return m_chips->currentChip();
}

bool ShapeField::isCustom() const
{
    const int chip = m_chips->current();
    return chip >= 0 && saysCustom(m_values[static_cast<size_t>(chip)]);
}

bool ShapeField::hasCustom() const
{
    return std::any_of(m_values.begin(), m_values.end(), saysCustom);
}

} // namespace limner
