#pragma once

#include <QObject>

class QCheckBox;
class QComboBox;

namespace limner {

class FormRows;
struct Settings;

//! Whether a copy is shared instead of the picture, and how it is made: rows of a settings page.
class ShareCopyRows final : public QObject {
    Q_OBJECT
public:
    explicit ShareCopyRows(QObject *parent);

    //! Below what is there.
    void addTo(FormRows &rows);
    void load(const Settings &settings);
    void save(Settings &settings) const;

private:
    void showUse();

    QCheckBox *m_use = nullptr;
    QComboBox *m_format = nullptr;
    QComboBox *m_edge = nullptr;
    QComboBox *m_quality = nullptr;
};

} // namespace limner
