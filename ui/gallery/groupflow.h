#pragma once

#include "ui/common/errortext.h"
#include "ui/common/services.h"
#include "ui/common/sheetscroll.h"
#include "ui/gallery/groupfacts.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>

namespace limner {

class GalleryActions;
class GalleryPane;
class GroupView;

//! Opens a group above the tiles, or in their place where there is no room for both, and keeps it
//! as its jobs and pictures are.
class GroupFlow final : public QObject {
    Q_OBJECT
public:
    GroupFlow(const Services &services, GalleryPane &pane, GalleryActions &actions,
              QObject *parent = nullptr);

    void open(const QString &group);
    //! False when it was not there.
    bool close();
    [[nodiscard]] bool isOpen() const { return !m_group.isEmpty(); }
    [[nodiscard]] const QString &group() const { return m_group; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void opened();
    void closed();
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    void connectServices();
    void build();
    void refreshSoon();
    void refresh();
    void take(const GroupStand &stand);
    void show(const GroupFacts &facts);
    void wantImages();
    void repeat();
    void fit();

    Services m_services;
    GalleryPane &m_pane;
    GalleryActions &m_actions;
    QString m_group;
    QPointer<SheetScroll> m_sheet;
    QPointer<GroupView> m_view;
    QTimer m_soon;
    QTimer m_images; //!< asks again for pixels that the grid's wishes pushed out
    std::map<ArtworkId, QImage> m_kept;
    int m_asked = 0;
};

} // namespace limner
