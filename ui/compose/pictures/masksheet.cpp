#include "ui/compose/pictures/masksheet.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/formats.h"
#include "ui/common/inputtext.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/compose/pictures/maskbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QSize best{1180, 800};
constexpr int barWidth = 212 + 14; // and a scroll bar, in a low window

} // namespace

MaskSheet::MaskSheet(const Inputs &inputs, const KeptInput &picture, const QString &mask,
                     bool masks, QWidget *parent)
    : QDialog{parent}
    , m_files{inputs}
    , m_picture{picture}
    , m_masks{masks}
    , m_canvas{new MaskCanvas{this}}
{
    setObjectName(u"maskSheet"_s);
    setWindowTitle(masks ? tr("Mask") : tr("Crop"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_canvas->setAccessibleName(masks ? tr("Mask of %1").arg(picture.fileName)
                                      : tr("Part of %1").arg(picture.fileName));
    build();
    connect(&m_files, &MaskFiles::loaded, this, &MaskSheet::take);
    connect(&m_files, &MaskFiles::failed, this, [this](const Error &error) {
        m_isWriting = false;
        complain(inputErrorText(error));
    });
    connect(&m_files, &MaskFiles::written, this,
            [this](const QByteArray &cut, const QByteArray &painted) {
                m_isWriting = false;
                if (!m_obstacle.isEmpty())
                    return showState(); // it came meanwhile
                emit made(cut, painted);
                accept();
            });
    connect(m_canvas, &MaskCanvas::maskChanged, this, &MaskSheet::showState);
    connect(m_canvas, &MaskCanvas::cropChanged, this, &MaskSheet::showState);
    m_files.load(picture.name, mask);
    resize(dialogRoom(*parent, best));
    m_canvas->setFocus();
}

void MaskSheet::build()
{
    m_bar = new MaskBar{*m_canvas, m_masks, this};
    auto *const scroll = new SheetScroll{this};
    m_bar->setProperty("surface", u"clear"_s);
    scroll->setWidget(m_bar);
    scroll->setFixedWidth(barWidth);
    QLabel *const title = makeLabel(m_masks ? tr("Paint what may change") : tr("Crop the picture"),
                                    u"heading"_s, this);
    auto *const name =
        new ElidedLabel{u"%1 · %2"_s.arg(m_picture.fileName, formatPixels(m_picture.size)), this};
    name->setProperty("role", u"dim"_s);
    m_state = makeLabel(tr("The picture is being read…"), u"dim"_s, this);
    m_state->setObjectName(u"maskState"_s);
    m_state->setWordWrap(true);
    QPushButton *const cancel = makeButton(tr("Cancel"), "maskCancel", {}, this);
    m_use =
        makeButton(m_masks ? tr("Use mask") : tr("Use this part"), "maskUse", u"primary"_s, this);
    m_use->setToolTip(tr("Ctrl+Enter"));
    m_use->setEnabled(false);
    connect(cancel, &QPushButton::clicked, this, &MaskSheet::reject);
    connect(m_use, &QPushButton::clicked, this, &MaskSheet::finish);

    auto *const head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(name, 1);
    auto *const side = new QVBoxLayout;
    side->addWidget(scroll, 1);
    auto *const middle = new QHBoxLayout;
    middle->setSpacing(14);
    middle->addLayout(side);
    middle->addWidget(m_canvas, 1);
    auto *const foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_state, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_use);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(middle, 1);
    column->addLayout(foot);
}

void MaskSheet::take(const ShownPicture &shown)
{
    if (shown.levels.empty())
        return complain(tr("This picture cannot be shown here."));
    m_canvas->setPicture(shown);
    m_bar->choose(m_canvas->tool());
    showState();
}

//! What would happen, in words; nothing to take over while nothing was done.
void MaskSheet::showState()
{
    const Mask *const mask = m_canvas->mask();
    if (!mask || m_isWriting)
        return;
    if (!m_obstacle.isEmpty()) {
        complain(m_obstacle);
        m_use->setEnabled(false);
        return;
    }
    const bool isCut = m_canvas->crop().size() != m_canvas->pictureSize();
    const double share = m_masks ? mask->share() : 0;
    QString words = share > 0 ? tr("%1 of the picture may change.").arg(formatPercent(share))
                    : m_masks ? tr("Nothing is painted yet: what you paint is what may change.")
                              : tr("Draw the frame to the part that you want.");
    if (share > 0 && !m_maskNote.isEmpty())
        words += u' ' + m_maskNote;
    if (isCut)
        words += u' ' + tr("Cut to %1.").arg(formatPixels(m_canvas->crop().size()));
    setStyleProperty(*m_state, "role", u"dim"_s);
    m_state->setText(words);
    m_use->setEnabled(share > 0 || isCut);
}

void MaskSheet::finish()
{
    const Mask *const mask = m_canvas->mask();
    if (!mask || m_isWriting || !m_use->isEnabled())
        return;
    m_isWriting = true;
    m_use->setEnabled(false);
    m_state->setText(tr("Is being written…"));
    const bool paints = m_masks && !mask->isEmpty();
    m_files.write(m_picture.name, m_canvas->pictureSize(), m_canvas->crop(),
                  paints ? mask->image() : QImage{});
}

void MaskSheet::setObstacle(const QString &words)
{
    m_obstacle = words;
    if (!words.isEmpty() && isModal()) {
        hide(); // no window changes that while it is seen
        setWindowModality(Qt::NonModal);
        show();
    }
    showState();
}

void MaskSheet::complain(const QString &words)
{
    setStyleProperty(*m_state, "role", u"error"_s);
    m_state->setText(words);
    m_use->setEnabled(m_canvas->hasPicture());
}

void MaskSheet::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && control)
        finish();
    else if (isReturn)
        event->accept(); // no button is meant
    else if (event->matches(QKeySequence::Redo) || (control && event->key() == Qt::Key_Y))
        m_canvas->redo();
    else if (event->matches(QKeySequence::Undo))
        m_canvas->undo();
    else if (m_masks && !control && event->key() == Qt::Key_B)
        m_bar->choose(MaskTool::Paint);
    else if (m_masks && !control && event->key() == Qt::Key_E)
        m_bar->choose(MaskTool::Erase);
    else if (!control && event->key() == Qt::Key_C)
        m_bar->choose(MaskTool::Crop);
    else
        QDialog::keyPressEvent(event);
}

} // namespace limner
