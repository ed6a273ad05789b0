#pragma once

#include "tests/ui/gallery/gallerysupport.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

//! The real window over a studio, shown and active.
struct Window {
    Studio &studio;
    MainWindow window;

    explicit Window(Studio &from, const Settings &settings = {}, QSize size = {1440, 900})
        : studio{from}
        , window{from.services(), settings}
    {
        window.resize(size);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }
    //! And lets everything find its place.
    void resize(QSize size)
    {
        window.resize(size);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    template <typename T = QWidget>
    T *find(const QString &name) const
    {
        T *found = window.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    GalleryView *gallery() const { return find<GalleryView>(u"gallery"_s); }
    void choose(int row)
    {
        gallery()->setFocus();
        gallery()->select(row);
        QCoreApplication::processEvents(); // the selection is shown from the event loop
    }
    QString toast() const { return find<QWidget>(u"toast"_s)->findChild<QLabel *>()->text(); }
};

inline bool isInside(const QWidget *widget, const QWidget *window)
{
    const QRect rect{widget->mapTo(window, QPoint{}), widget->size()};
    return window->rect().contains(rect);
}

inline void checkChildren(const QWidget *parent, const QWidget &window)
{
    const QList<QWidget *> children = parent->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (const QWidget *child : children) {
        if (!child->isVisible())
            continue;
        const QString who = u"%1 at %2"_s.arg(child->objectName()).arg(window.width());
        QVERIFY2(isInside(child, &window), qPrintable(who));
        QVERIFY2(child->width() >= child->minimumSizeHint().width(), qPrintable(who));
    }
}

} // namespace limner::test
