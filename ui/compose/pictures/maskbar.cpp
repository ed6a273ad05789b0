#include "ui/compose/pictures/maskbar.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int barWidth = 212;
constexpr int sizeSteps = 200;

struct Ratio {
    const char *words; //!< of the chosen language; null = the numbers say it
    int across;
    int down;
};
constexpr std::array<Ratio, 9> ratios{{{QT_TRANSLATE_NOOP("limner::MaskBar", "Free"), 0, 0},
                                       {QT_TRANSLATE_NOOP("limner::MaskBar", "As it is"), -1, -1},
                                       {nullptr, 1, 1},
                                       {nullptr, 4, 3},
                                       {nullptr, 3, 2},
                                       {nullptr, 16, 9},
                                       {nullptr, 3, 4},
                                       {nullptr, 2, 3},
                                       {nullptr, 9, 16}}};

QVBoxLayout *columnIn(QWidget *part)
{
    auto *const column = new QVBoxLayout{part};
    column->setContentsMargins({});
    column->setSpacing(4);
    return column;
}

QHBoxLayout *labelled(QLabel *label, QLabel *value)
{
    auto *const row = new QHBoxLayout;
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(value);
    return row;
}

} // namespace

MaskBar::MaskBar(MaskCanvas &canvas, bool masks, QWidget *parent)
    : QWidget{parent}
    , m_canvas{canvas}
    , m_masks{masks}
{
    setFixedWidth(barWidth);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(14);
    for (QWidget *part : {buildTools(), buildBrush(), buildCrop(), buildWhole(), buildZoom()})
        column->addWidget(part);
    column->addStretch(1);
    connect(&canvas, &MaskCanvas::brushChanged, this, &MaskBar::showBrush);
    connect(&canvas, &MaskCanvas::maskChanged, this, &MaskBar::showMask);
    connect(&canvas, &MaskCanvas::cropChanged, this, &MaskBar::showCrop);
    connect(&canvas, &MaskCanvas::zoomChanged, this, &MaskBar::showZoom);
    choose(masks ? MaskTool::Paint : MaskTool::Crop);
    showMask();
    showCrop();
}

IconButton *MaskBar::iconButton(const QString &icon, const QString &name, const char *objectName,
                                QWidget *parent)
{
    auto *const button = new IconButton{icon, name, parent};
    button->setObjectName(QLatin1StringView{objectName});
    button->setProperty("kind", u"small"_s);
    return button;
}

QWidget *MaskBar::buildTools()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    row->setSpacing(6);
    m_paint = iconButton(u"brush"_s, tr("Paint what may change (B)"), "maskPaint", part);
    m_erase = iconButton(u"eraser"_s, tr("Erase (E)"), "maskErase", part);
    m_cut = iconButton(u"crop"_s, tr("Crop the picture (C)"), "maskCrop", part);
    const std::pair<IconButton *, MaskTool> tools[] = {
        {m_paint, MaskTool::Paint}, {m_erase, MaskTool::Erase}, {m_cut, MaskTool::Crop}};
    for (const auto &[button, tool] : tools) {
        button->setCheckable(true);
        button->setMinimumWidth(52);
        row->addWidget(button);
        connect(button, &IconButton::clicked, this, [this, tool = tool] { choose(tool); });
    }
    row->addStretch(1);
    part->setVisible(m_masks);
    return part;
}

QWidget *MaskBar::buildBrush()
{
    m_brushPart = new QWidget{this};
    QVBoxLayout *const column = columnIn(m_brushPart);
    const auto slider = [&](const QString &title, const char *name, int most, QLabel *&value) {
        auto *const made = new QSlider{Qt::Horizontal, m_brushPart};
        made->setObjectName(QLatin1StringView{name});
        made->setAccessibleName(title);
        made->setRange(0, most);
        QLabel *const label = makeLabel(title, u"dim"_s, m_brushPart);
        label->setBuddy(made);
        value = makeLabel({}, u"value"_s, m_brushPart);
        column->addLayout(labelled(label, value));
        column->addWidget(made);
        return made;
    };
    m_size = slider(tr("Brush size"), "brushSize", sizeSteps, m_sizeValue);
    m_size->setToolTip(tr("[ and ] make it smaller and larger"));
    column->addSpacing(6);
    m_feather = slider(tr("Feather"), "brushFeather", 100, m_featherValue);
    // Steps of the slider feel alike when each makes the brush larger by the same share.
    connect(m_size, &QSlider::valueChanged, this, [this](int step) {
        m_canvas.setBrushSize(std::pow(m_canvas.mostBrush(), double(step) / sizeSteps));
    });
    connect(m_feather, &QSlider::valueChanged, this, [this](int percent) {
        m_featherValue->setText(formatPercent(percent / 100.0));
        m_canvas.setFeather(percent / 100.0);
    });
    m_feather->setValue(20);
    return m_brushPart;
}

QWidget *MaskBar::buildCrop()
{
    m_cropPart = new QWidget{this};
    QVBoxLayout *const column = columnIn(m_cropPart);
    m_ratio = new QComboBox{m_cropPart};
    m_ratio->setObjectName(u"cropRatio"_s);
    dressCombo(*m_ratio);
    for (const Ratio &ratio : ratios)
        m_ratio->addItem(ratio.words ? tr(ratio.words)
                                     : u"%1 : %2"_s.arg(ratio.across).arg(ratio.down));
    QLabel *const label = makeLabel(tr("Proportion"), u"dim"_s, m_cropPart);
    label->setBuddy(m_ratio);
    m_cropSize = makeLabel({}, u"value"_s, m_cropPart);
    m_cropSize->setObjectName(u"cropSize"_s);
    QPushButton *const reset = makeButton(tr("All of it"), "cropReset", u"small"_s, m_cropPart);
    column->addLayout(labelled(label, m_cropSize));
    column->addWidget(m_ratio);
    column->addSpacing(4);
    column->addWidget(reset);
    connect(reset, &QPushButton::clicked, &m_canvas, &MaskCanvas::resetCrop);
    connect(m_ratio, &QComboBox::activated, this, [this](int index) {
        const Ratio &chosen = ratios[size_t(index)];
        const QSizeF own = m_canvas.pictureSize();
        m_canvas.setRatio(chosen.across == 0  ? std::nullopt
                          : chosen.across < 0 ? std::optional{own.width() / own.height()}
                                              : std::optional{double(chosen.across) / chosen.down});
    });
    return m_cropPart;
}

QWidget *MaskBar::buildWhole()
{
    m_wholePart = new QWidget{this};
    QVBoxLayout *const column = columnIn(m_wholePart);
    QPushButton *const invert = makeButton(tr("Invert"), "maskInvert", u"small"_s, m_wholePart);
    QPushButton *const clear = makeButton(tr("Clear"), "maskClear", u"small"_s, m_wholePart);
    m_undo = iconButton(u"undo"_s, tr("Undo (Ctrl+Z)"), "maskUndo", m_wholePart);
    m_redo = iconButton(u"redo"_s, tr("Do it again (Ctrl+Shift+Z)"), "maskRedo", m_wholePart);
    auto *const row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(invert, 1);
    row->addWidget(clear, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    column->addLayout(row);
    connect(invert, &QPushButton::clicked, &m_canvas, &MaskCanvas::invert);
    connect(clear, &QPushButton::clicked, &m_canvas, &MaskCanvas::clear);
    connect(m_undo, &IconButton::clicked, &m_canvas, &MaskCanvas::undo);
    connect(m_redo, &IconButton::clicked, &m_canvas, &MaskCanvas::redo);
    return m_wholePart;
}

QWidget *MaskBar::buildZoom()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    row->setSpacing(6);
    IconButton *const out = iconButton(u"minus"_s, tr("Smaller (-)"), "maskZoomOut", part);
    IconButton *const in = iconButton(u"plus"_s, tr("Larger (+)"), "maskZoomIn", part);
    IconButton *const fit = iconButton(u"fit"_s, tr("All of the picture (0)"), "maskFit", part);
    m_zoom = makeLabel({}, u"value"_s, part);
    m_zoom->setAlignment(Qt::AlignCenter);
    row->addWidget(out);
    row->addWidget(m_zoom, 1);
    row->addWidget(in);
    row->addWidget(fit);
    connect(out, &IconButton::clicked, this, [this] { m_canvas.zoomBy(0.8); });
    connect(in, &IconButton::clicked, this, [this] { m_canvas.zoomBy(1.25); });
    connect(fit, &IconButton::clicked, &m_canvas, &MaskCanvas::fit);
    return part;
}

void MaskBar::choose(MaskTool tool)
{
    m_canvas.setTool(tool);
    m_paint->setChecked(tool == MaskTool::Paint);
    m_erase->setChecked(tool == MaskTool::Erase);
    m_cut->setChecked(tool == MaskTool::Crop);
    m_brushPart->setVisible(tool != MaskTool::Crop);
    m_wholePart->setVisible(m_masks && tool != MaskTool::Crop);
    m_cropPart->setVisible(tool == MaskTool::Crop);
}

void MaskBar::showBrush()
{
    const double size = m_canvas.brushSize();
    const QSignalBlocker quiet{m_size};
    m_size->setValue(int(std::lround(std::log(size) / std::log(m_canvas.mostBrush()) * sizeSteps)));
    m_sizeValue->setText(tr("%1 px").arg(formatCount(std::llround(size))));
}

void MaskBar::showMask()
{
    m_undo->setEnabled(m_canvas.canUndo());
    m_redo->setEnabled(m_canvas.canRedo());
}

void MaskBar::showCrop()
{
    m_cropSize->setText(formatPixels(m_canvas.crop().size()));
}

void MaskBar::showZoom()
{
    m_zoom->setText(formatPercent(m_canvas.zoom()));
}

} // namespace limner
