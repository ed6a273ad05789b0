#pragma once

#include "core/library/trash.h"

#include <QDialog>

class QCheckBox;

namespace limner {

//! Asks once, in words and numbers, before pictures are deleted for good, and what becomes of their
//! copies in the store.
class EraseSheet final : public QDialog {
    Q_OBJECT
public:
    //! `removes` is what the settings say about the copies.
    EraseSheet(const TrashStand &stand, bool removes, QWidget *parent);

signals:
    void confirmed(limner::RemoteCopy copy);

private:
    [[nodiscard]] QWidget *buildFoot(int pictures);
    void confirm();

    QCheckBox *m_copies = nullptr; //!< nullptr where there are none
};

} // namespace limner
