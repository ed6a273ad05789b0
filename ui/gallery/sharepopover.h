#pragma once

#include "core/base/remote.h"
#include "core/library/artwork.h"
#include "core/upload/copyformat.h"

#include <QFrame>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace limner {

class ClipboardLink;
class FittedText;
class Outbox;
class QrCode;
class SegmentedControl;
class ShareDesk;
struct Link;

//! How the chosen pictures leave the house: as links in a format, for a time, or as a page.
class SharePopover final : public QFrame {
    Q_OBJECT
public:
    //! Over the window, for these pictures.
    static SharePopover *open(const std::vector<ArtworkId> &ids, Remote<Outbox> outbox,
                              ClipboardLink &clipboard, QWidget &window);

signals:
    //! A format was chosen here.
    void formatChosen(const QString &id);

private:
    SharePopover(ShareDesk &desk, ClipboardLink &clipboard, QWidget *parent);
    void openIn(const QWidget &window);
    void buildFormats(QVBoxLayout &column);
    void buildLifetime(QVBoxLayout &column);
    void buildPage(QVBoxLayout &column);
    void buildFields(QGridLayout &grid);
    void chooseFormat(int index);
    void copyLinks();
    void copyPage();
    void makePage();
    void render();
    void fit();
    void renderLinks();
    void renderPage();
    void say(const QString &words, const QString &role);
    [[nodiscard]] QString textOfAll() const;

    ShareDesk &m_desk;
    ClipboardLink &m_clipboard;
    QLabel *m_state = nullptr;
    SegmentedControl *m_formats = nullptr;
    FittedText *m_preview = nullptr;
    QPushButton *m_copy = nullptr;
    SegmentedControl *m_lifetime = nullptr;
    QLabel *m_until = nullptr;
    QLineEdit *m_title = nullptr;
    std::vector<QCheckBox *> m_fields;
    QPushButton *m_make = nullptr;
    QPushButton *m_copyPage = nullptr;
    QPushButton *m_takeBack = nullptr;
    QLabel *m_pageState = nullptr;
    QrCode *m_code = nullptr;
};

} // namespace limner
