#pragma once

#include "ui/help/helpbook.h"

#include <QTextBrowser>

namespace limner {

//! One page of the help, in the window's colours. Its links are told, not followed.
class HelpView final : public QTextBrowser {
    Q_OBJECT
public:
    explicit HelpView(QWidget *parent = nullptr);

    //! From its beginning, or from a section of it.
    void showPage(const HelpPage &page, const QString &section);
    //! Lights up every place where the words stand.
    void light(const QString &words);
    //! Goes to the next of those places, and chooses it; false when there is none behind.
    bool findNext(const QString &words);

signals:
    void followed(const limner::HelpPlace &place);

protected:
    //! Pictures of the documentation, no wider than the page is shown.
    QVariant loadResource(int type, const QUrl &name) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void render();
    void renderInPlace();
    void dressBlocks();
    void dressWords();
    void dressTables();
    void goTo(const QString &section);
    void follow(const QUrl &link);

    HelpPage m_page;
    QString m_lit;
    bool m_isRendering = false;
};

} // namespace limner
