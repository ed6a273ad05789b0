#pragma once

#include "tests/support/uisupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/common/draggedpictures.h"
#include "ui/common/formats.h"
#include "ui/gallery/searchfield.h"
#include "ui/sidebar/shelfmodel.h"
#include "ui/sidebar/shelfview.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>

namespace limner::test {

//! Newest first.
inline std::vector<ArtworkId> addMany(Studio &studio, int count)
{
    std::vector<ArtworkId> ids;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < count; ++i)
        ids.push_back(studio.addPicture({.seed = i, .createdAt = now.addSecs(-i)}));
    return ids;
}

//! The window with its sidebar, and hands for it.
struct SidebarWindow : Window {
    using Window::Window;

    [[nodiscard]] ShelfView *shelves() const { return find<ShelfView>(u"shelves"_s); }
    [[nodiscard]] ShelfModel *model() const
    {
        return static_cast<ShelfModel *>(shelves()->model());
    }
    [[nodiscard]] QString search() const { return find<SearchField>(u"search"_s)->text(); }
    //! Name and number of every line below the headings that it knows.
    [[nodiscard]] QStringList lines() const
    {
        QStringList out;
        for (const ShelfRow &row : model()->rows())
            out << (row.count < 0 ? row.text : u"%1 %2"_s.arg(row.text).arg(row.count));
        return out;
    }
    [[nodiscard]] QModelIndex line(const QString &text) const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->row(row).text == text)
                return model()->index(row);
        }
        return {};
    }
    [[nodiscard]] QString marked() const
    {
        const QModelIndexList chosen = shelves()->selectionModel()->selectedIndexes();
        return chosen.isEmpty() ? QString{} : chosen.front().data().toString();
    }
    void click(const QString &text) const
    {
        QTest::mouseClick(shelves()->viewport(), Qt::LeftButton, {},
                          shelves()->visualRect(line(text)).center());
    }
    //! As the keyboard goes there.
    void goTo(const QString &text) const
    {
        shelves()->setFocus();
        shelves()->setCurrentIndex(line(text));
    }
    //! Writes into the field that is open over a line.
    void writeName(const QString &name) const
    {
        auto *const field = shelves()->findChild<QLineEdit *>(u"shelfName"_s);
        if (!field)
            qFatal("no name is being written");
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    //! Chooses from the context menu of the line where the keyboard is.
    void menu(const QString &action)
    {
        QContextMenuEvent event{QContextMenuEvent::Keyboard, {}, {}};
        QCoreApplication::sendEvent(shelves()->viewport(), &event);
        const QList<QMenu *> menus = window.findChildren<QMenu *>(u"shelfMenu"_s);
        if (menus.isEmpty())
            qFatal("no menu");
        QAction *const found = menus.last()->findChild<QAction *>(action);
        if (!found)
            qFatal("no %s", qUtf8Printable(action));
        menus.last()->hide();
        comeBack();
        found->trigger();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    //! Chooses in the picker that is open.
    void pick(const QString &typed)
    {
        auto *const field = window.findChild<QLineEdit *>(u"nameField"_s);
        if (!field)
            qFatal("no picker");
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        comeBack();
    }
    //! A desktop makes the window active again when what popped up is gone; offscreen nobody does,
    //! unless something else has popped up by then.
    void comeBack()
    {
        if (!QApplication::activePopupWidget() && !QApplication::activeModalWidget())
            window.activateWindow();
        QCoreApplication::processEvents();
    }
};

} // namespace limner::test
