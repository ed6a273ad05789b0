#pragma once

#include "core/library/library.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace limner {

//! All, Favourites, Model and Date: what the gallery shows beside what is searched for. Where they
//! do not fit, one menu has all of it.
class FilterChips final : public QWidget {
    Q_OBJECT
public:
    enum class Room { Chips, Menu };

    explicit FilterChips(QWidget *parent = nullptr);

    //! The query with what the chips ask for.
    [[nodiscard]] ArtworkQuery applied(ArtworkQuery query, QDate today) const;
    void setModels(const QStringList &models);
    void setRoom(Room room);
    void chooseAll();

signals:
    void changed();
    //! The list of models should be fresh.
    void opened();
    void modelsChanged();

private:
    enum class Since { Always, Today, Week, Month, Year };
    [[nodiscard]] QPushButton *addChip(const char *name, const QString &spoken);
    void addMenu(QPushButton *chip, void (FilterChips::*fill)(QMenu &));
    void fillModels(QMenu &menu);
    void fillDates(QMenu &menu);
    void fillAll(QMenu &menu);
    void chooseFavourites(bool only);
    void chooseModel(const QString &model);
    void chooseSince(Since since);
    void showChoice();
    [[nodiscard]] static QString sinceName(Since since);

    QPushButton *m_all = nullptr;
    QPushButton *m_favourites = nullptr;
    QPushButton *m_model = nullptr;
    QPushButton *m_date = nullptr;
    QPushButton *m_menu = nullptr;
    QStringList m_models;
    QString m_chosenModel;
    Since m_since = Since::Always;
    bool m_onlyFavourites = false;
};

} // namespace limner
