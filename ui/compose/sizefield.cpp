#include "ui/compose/sizefield.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/compose/numberfield.h"
#include "ui/compose/sizes.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>

#include <cmath>

namespace limner {

using namespace Qt::StringLiterals;

RatioChip::RatioChip(const QString &name, QSize shape, QWidget *parent)
    : QPushButton{name, parent}
    , m_shape{shape}
{
    setCheckable(true);
    setProperty("kind", u"choice"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(50);
}

void RatioChip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
    QColor tint = tokens.accent;
    tint.setAlphaF(0.12F);
    painter.setPen(QPen{isChecked() || hasFocus() ? tokens.accent
                        : underMouse()            ? tokens.faint
                                                  : tokens.line,
                        hasFocus() ? 2.0 : 1.0});
    painter.setBrush(isChecked() ? QBrush{tint} : Qt::NoBrush);
    painter.drawRoundedRect(hasFocus() ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, 7, 7);

    const QColor ink = isChecked() || underMouse() ? tokens.text : tokens.dim;
    QPen pen{ink, 1.5};
    if (m_shape.isEmpty()) {
        pen.setDashPattern({2, 1.6});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    // Equal areas look like equal pictures.
    const QSizeF shape = m_shape.isEmpty() ? QSizeF{1, 1} : QSizeF{m_shape};
    const double area = std::sqrt(shape.width() * shape.height());
    const double unit = std::min(
        {(m_shape.isEmpty() ? 15.0 : 17.0) / area, 20.0 / shape.height(), 26.0 / shape.width()});
    QRectF icon{0, 0, shape.width() * unit, shape.height() * unit};
    icon.moveCenter({width() / 2.0, 18});
    painter.drawRoundedRect(icon, 2, 2);

    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(ink);
    const QRect words{1, height() - 20, width() - 2, 16};
    painter.drawText(words, Qt::AlignCenter,
                     QFontMetrics{small}.elidedText(text(), Qt::ElideRight, words.width()));
}

SizeField::SizeField(const Parameter &width, const Parameter &height, QWidget *parent)
    : ParameterField{{width.name, height.name}, tr("Size"), parent}
    , m_chips{new QButtonGroup{this}}
    , m_text{new QLabel{this}}
    , m_boxes{new QWidget{this}}
    , m_width{new NumberSpin{width, m_boxes}}
    , m_height{new NumberSpin{height, m_boxes}}
{
    m_text->setProperty("role", u"value"_s);
    m_text->setObjectName(u"sizeText"_s);
    header()->addWidget(m_text);
    addChips(width, height);
    addBoxes(width, height);
    const auto side = [](const Parameter &parameter, int fallback) {
        return parameter.defaultValue.is_number()
                   ? static_cast<int>(parameter.defaultValue.get<double>())
                   : fallback;
    };
    m_default = {side(width, m_sizes.front().width()), side(height, m_sizes.front().height())};
    setSize(m_default);
}

void SizeField::addChips(const Parameter &width, const Parameter &height)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    const auto add = [this, row](RatioChip *chip, const QString &id) {
        chip->setObjectName(u"size_"_s + id);
        m_chips->addButton(chip, static_cast<int>(m_chips->buttons().size()));
        row->addWidget(chip);
    };
    for (const SizeChoice &choice : sizeChoices()) {
        const QSize size = sizeWithin(choice, width, height);
        m_sizes.push_back(size);
        const QString name = QString::fromLatin1(choice.name);
        auto *chip = new RatioChip{name, {choice.width, choice.height}, this};
        chip->setAccessibleName(tr("Size %1, %2").arg(name, formatPixels(size)));
        chip->setToolTip(formatPixels(size));
        add(chip, QString::fromLatin1(choice.id));
    }
    auto *custom = new RatioChip{tr("Other"), {}, this};
    custom->setAccessibleName(tr("Custom size"));
    custom->setToolTip(tr("Any width and height"));
    add(custom, u"custom"_s);
    column()->addLayout(row);
    connect(m_chips, &QButtonGroup::idClicked, this, &SizeField::choose);
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
        box->setSingleStep(8);
        row->addWidget(box, 1);
        if (box == m_width)
            row->addWidget(new QLabel{u"×"_s, m_boxes});
        connect(box, &NumberSpin::valueChanged, this, [this] {
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
    setSize(m_sizes[static_cast<size_t>(chip)]);
    emit edited();
}

void SizeField::setSize(QSize size)
{
    const QSignalBlocker quietWidth{m_width};
    const QSignalBlocker quietHeight{m_height};
    m_width->setValue(size.width());
    m_height->setValue(size.height());
    const auto found = std::find(m_sizes.begin(), m_sizes.end(), size);
    m_chips->button(static_cast<int>(found - m_sizes.begin()))->setChecked(true);
    m_boxes->setVisible(found == m_sizes.end());
    showSize();
}

void SizeField::showSize()
{
    m_text->setText(formatPixels(size()));
}

QSize SizeField::size() const
{
    return {static_cast<int>(std::clamp(m_width->value(), -1e9, 1e9)),
            static_cast<int>(std::clamp(m_height->value(), -1e9, 1e9))};
}

void SizeField::write(Json &values) const
{
    values[names().front().toStdString()] = size().width();
    values[names().back().toStdString()] = size().height();
}

void SizeField::read(const Json &values)
{
    const QByteArray width = names().front().toUtf8();
    const QByteArray height = names().back().toUtf8();
    const auto side = [](std::optional<qint64> value, int fallback) {
        return static_cast<int>(
            std::clamp<qint64>(value.value_or(fallback), -1'000'000, 1'000'000));
    };
    setSize({side(integerAt(values, width.constData()), m_default.width()),
             side(integerAt(values, height.constData()), m_default.height())});
}

QWidget *SizeField::control() const
{
    return m_boxes->isHidden() ? static_cast<QWidget *>(m_chips->checkedButton()) : m_width;
}

} // namespace limner
