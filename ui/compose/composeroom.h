#pragma once

#include "ui/compose/form/formbody.h"

#include <QPointer>
#include <QWidget>

namespace limner {

class ComparePanel;
class ComposePanel;

//! The left pane: the form of one model, or in its place several models for one prompt. What is
//! asked of the pane goes to the one that is seen.
class ComposeRoom final : public QWidget {
    Q_OBJECT
public:
    explicit ComposeRoom(QWidget *parent = nullptr);

    [[nodiscard]] ComposePanel &single() const { return *m_single; }
    [[nodiscard]] ComparePanel &several() const { return *m_several; }
    [[nodiscard]] bool isComparing() const { return m_isComparing; }
    void setComparing(bool compares);

    //! Of both, as one JSON; what is seen is remembered, too.
    [[nodiscard]] QByteArray draft() const;
    //! Several models, as `draft` wrote them; the form of one is restored by its own flow.
    void restore(const QByteArray &draft);

    void generate();
    void focusPrompt();
    void focusSeed();
    void arrange(Arrangement arrangement);
    //! Where new pictures go; 0 = into no album.
    void setAlbum(qint64 album, const QString &name);
    void setCorner(QWidget *corner);
    //! Where notices stand while the pane has the window to itself.
    [[nodiscard]] const QWidget &noticePlace() const;

    QSize sizeHint() const override { return {344, 640}; }
    QSize minimumSizeHint() const override { return {280, 200}; }

signals:
    //! Save `draft`, not too often.
    void draftChanged();
    void spendWanted();

private:
    ComposePanel *m_single = nullptr;
    ComparePanel *m_several = nullptr;
    QPointer<QWidget> m_corner;
    bool m_isComparing = false;
};

} // namespace limner
