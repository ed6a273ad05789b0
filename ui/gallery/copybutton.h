#pragma once

#include "core/upload/copyformat.h"
#include "core/upload/links.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QActionGroup;
class QMenu;
class QPushButton;

namespace limner {

//! The loudest control of the window: copies the link, and says so. Its right half chooses what is
//! copied and which kind of link it is.
class CopyButton final : public QWidget {
    Q_OBJECT
public:
    explicit CopyButton(QWidget *parent = nullptr);

    //! What the menu offers, and which of it is copied: unknown is plain.
    void setFormats(const CopyFormats &formats, const QString &id);
    void setFormat(const QString &id);
    [[nodiscard]] const QString &format() const { return m_format.id; }
    void setLinkMode(LinkMode mode);
    //! "Copied ✓" for a moment.
    void showCopied();
    void setReady(bool ready);
    void refreshIcons();

signals:
    void copyRequested();
    //! By its id; `copyRequested` follows.
    void formatChosen(const QString &id);
    void linkModeChosen(limner::LinkMode mode);

private:
    void fillFormats();
    void addLinkModes(QMenu &menu);
    void showText();

    QPushButton *m_copy = nullptr;
    QPushButton *m_choose = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_behindFormats = nullptr;
    QActionGroup *m_actions = nullptr; // of the formats
    QActionGroup *m_modes = nullptr;
    QTimer m_feedback;
    CopyFormats m_formats;
    CopyFormat m_format = m_formats.findOrPlain({});
};

//! The name of a format, translated.
[[nodiscard]] QString copyFormatName(const CopyFormat &format);

} // namespace limner
