#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace limner {

//! A row of joined buttons of which exactly one is on; arrow keys move the choice.
class SegmentedControl final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget *parent = nullptr);
    //! The buttons are named `<objectName>_<index>`, so name the control first.
    void setOptions(const QStringList &texts);
    //! One for each option.
    void setIcons(const QList<QIcon> &icons);
    void setCurrentIndex(int index); //!< silent
    [[nodiscard]] int currentIndex() const;

signals:
    void chosen(int index); //!< by the person

private:
    QButtonGroup *m_group = nullptr;
};

} // namespace limner
