#include "ui/compose/form/sizefield.h"

#include "ui/common/formats.h"
#include "ui/compose/form/chipgrid.h"
#include "ui/compose/form/numberspin.h"
#include "ui/compose/form/ratiochip.h"
#include "ui/compose/form/sizes.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestSide = 1'000'000; // of any picture

//! Equal chips would be a riddle: bounds may make one size of two shapes.
bool isNew(const std::vector<QSize> &sizes, QSize size)
{
    return std::find(sizes.begin(), sizes.end(), size) == sizes.end();
}

QString descriptionOf(const Parameter &width, const Parameter &height)
{
    return width.description == height.description || height.description.isEmpty()
               ? width.description
               : width.description + u'\n' + height.description;
}

} // namespace

SizeField::SizeField(const Parameter &width, const Parameter &height, QWidget *parent)
    : ParameterField{{width.name, height.name}, tr("Size"), parent}
    , m_defaultWidth(width.defaultValue) // in braces it would become an array of one
    , m_defaultHeight(height.defaultValue)
    , m_chips{new ChipGrid{this}}
    , m_text{addHint({})}
    , m_boxes{new QWidget{this}}
    , m_width{new NumberSpin{width, m_boxes}}
    , m_height{new NumberSpin{height, m_boxes}}
{
    m_text->setObjectName(u"sizeText"_s);
    setCanBeMissing(!width.required && !height.required && m_defaultWidth.is_null() &&
                    m_defaultHeight.is_null());
    setDescription(descriptionOf(width, height));
    addChips(width, height);
    addBoxes(width, height);
    if (!canBeMissing()) {
        if (!m_defaultWidth.is_number())
            m_defaultWidth = m_sizes.front().width();
        if (!m_defaultHeight.is_number())
            m_defaultHeight = m_sizes.front().height();
    }
    setSides(m_defaultWidth, m_defaultHeight);
}

void SizeField::addChips(const Parameter &width, const Parameter &height)
{
    const auto add = [this](RatioChip *chip, const QString &id) {
        chip->setObjectName(u"size_"_s + id);
        m_chips->add(chip);
    };
    for (const SizeChoice &choice : sizeChoices()) {
        const QSize size = sizeWithin(choice, width, height);
        if (!isNew(m_sizes, size))
            continue;
        m_sizes.push_back(size);
        const QString name = QString::fromLatin1(choice.name);
        auto *const chip = new RatioChip{name, RatioChip::Outline::Shape,
                                         QSizeF(choice.width, choice.height), this};
        chip->setAccessibleName(tr("Size %1, %2").arg(name, formatPixels(size)));
        chip->setToolTip(formatPixels(size));
        add(chip, QString::fromLatin1(choice.id));
    }
    auto *const custom = new RatioChip{tr("Other"), RatioChip::Outline::Dashed, {}, this};
    custom->setAccessibleName(tr("Custom size"));
    custom->setToolTip(tr("Any width and height"));
    add(custom, u"custom"_s);
    column()->addWidget(m_chips);
    connect(m_chips, &ChipGrid::chosen, this, &SizeField::choose);
}

void SizeField::addBoxes(const Parameter &width, const Parameter &height)
{
    auto *row = new QHBoxLayout{m_boxes};
    row->setContentsMargins(0, 1, 0, 0);
    row->setSpacing(8);
    for (auto [box, parameter, name] :
         {std::tuple{m_width, &width, tr("Width")}, std::tuple{m_height, &height, tr("Height")}}) {
        box->setObjectName(u"param_"_s + parameter->name);
        box->setAccessibleName(name);
        box->setSingleStep(parameter->multipleOf.value_or(8));
        box->setBlankText(name);
        row->addWidget(box, 1);
        if (box == m_width)
            row->addWidget(new QLabel{u"×"_s, m_boxes});
        connect(box, &NumberSpin::entered, this, [this] {
            showSize();
            emit edited();
        });
    }
    m_boxes->hide();
    column()->addWidget(m_boxes);
}

void SizeField::choose(int chip)
{
    const bool custom = chip >= static_cast<int>(m_sizes.size());
    m_boxes->setVisible(custom);
    if (custom) {
        m_width->setFocus();
        m_width->selectAll();
        return;
    }
    const QSize size = m_sizes[static_cast<size_t>(chip)];
    setSides(size.width(), size.height());
    emit edited();
}

void SizeField::setSides(const Json &width, const Json &height)
{
    m_width->setNumber(width);
    m_height->setNumber(height);
    const bool isSet = !width.is_null() || !height.is_null();
    const auto found = std::find(m_sizes.begin(), m_sizes.end(), size());
    m_chips->setCurrent(isSet ? static_cast<int>(found - m_sizes.begin()) : -1);
    m_boxes->setVisible(isSet && found == m_sizes.end());
    showSize();
}

void SizeField::showSize()
{
    const bool isSet = !m_width->isBlank() || !m_height->isBlank();
    m_text->setText(!isSet ? tr("not set") : size().isEmpty() ? QString{} : formatPixels(size()));
    showSet(isSet);
}

QSize SizeField::size() const
{
    const auto side = [](const NumberSpin *box) {
        const Json number = box->number();
        const qint64 pixels = number.is_number_integer() ? number.get<qint64>() : 0;
        return pixels > 0 && pixels <= largestSide ? static_cast<int>(pixels) : 0;
    };
    return {side(m_width), side(m_height)};
}

bool SizeField::isChosen() const
{
    return canBeMissing() && (!m_width->isBlank() || !m_height->isBlank());
}

void SizeField::write(Json &values) const
{
    if (Json width = m_width->number(); !width.is_null())
        values[names().front().toStdString()] = std::move(width);
    if (Json height = m_height->number(); !height.is_null())
        values[names().back().toStdString()] = std::move(height);
}

void SizeField::read(const Json &values)
{
    const auto side = [&](const QString &name, const Json &usual) {
        const auto given = integerAt(values, name.toUtf8().constData());
        return given ? Json(*given) : usual;
    };
    setSides(side(names().front(), m_defaultWidth), side(names().back(), m_defaultHeight));
}

QWidget *SizeField::control() const
{
    return m_boxes->isHidden() ? static_cast<QWidget *>(m_chips->currentChip()) : m_width;
}

} // namespace limner
