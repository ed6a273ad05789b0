#include "ui/compose/pictures/panedrop.h"

#include "core/picture/imagecheck.h"
#include "ui/common/droppedpicture.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/pictures/formpictures.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>

namespace limner {

PaneDrop::PaneDrop(ComposePanel &panel, QObject *parent)
    : QObject{parent}
    , m_panel{panel}
{
    panel.setAcceptDrops(true);
    panel.installEventFilter(this);
}

bool PaneDrop::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::Drop: {
        auto &drop = static_cast<QDropEvent &>(*event);
        if (!mayOfferPicture(*drop.mimeData()))
            return false;
        drop.setDropAction(Qt::CopyAction);
        drop.accept();
        welcome(event->type() == QEvent::DragEnter);
        if (event->type() == QEvent::Drop)
            take(*drop.mimeData(), drop.source() != nullptr);
        return true;
    }
    case QEvent::DragLeave:
        welcome(false);
        return true;
    case QEvent::KeyPress: {
        const QClipboard &clipboard = *QGuiApplication::clipboard();
        if (!static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste) ||
            !clipboard.mimeData() || !mayOfferPicture(*clipboard.mimeData()))
            return false;
        take(*clipboard.mimeData(), clipboard.ownsClipboard());
        return true;
    }
    default:
        return false;
    }
}

PictureField *PaneDrop::field() const
{
    return m_panel.form() ? m_panel.form()->pictures().main() : nullptr;
}

void PaneDrop::take(const QMimeData &data, bool isOwn)
{
    PictureField *const main = field();
    if (!main)
        return emit refused(
            tr("%1 takes no picture. Choose a model that does.").arg(m_panel.schema().model));
    main->take(picturesIn(data, isOwn, ImageLimits{}.bytes));
    emit m_panel.form()->wanted(main);
}

void PaneDrop::welcome(bool isWelcome)
{
    if (PictureField *const main = field())
        main->setWelcoming(isWelcome);
}

} // namespace limner
