#pragma once

#include "core/library/import.h"

#include <deque>
#include <memory>

namespace limner {

//! The imports that a window asked for, one after another.
class Imports final : public QObject {
    Q_OBJECT
public:
    explicit Imports(Library &library, QObject *parent = nullptr);

    void take(ImportOrder order);
    void setPaused(bool isPaused);
    //! The one under way and all that wait; what came in until then stays.
    void stop();

signals:
    void progressed(const limner::ImportStand &stand);
    void done(const limner::ImportStand &stand);

private:
    void next();
    void finish(const ImportStand &stand);

    Library &m_library;
    std::deque<ImportOrder> m_waiting;
    std::unique_ptr<Import> m_import; //!< under way
};

} // namespace limner
