#pragma once

#include "core/library/givenrecord.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace limner {

//! Looks into a file that was dropped, on a thread of its own: whether it tells how it was made.
class DropReader final : public QObject {
    Q_OBJECT
public:
    explicit DropReader(QObject *parent = nullptr);
    ~DropReader() override; //!< stops and waits

    //! `found` or `plain` follows.
    void look(const QString &path);

signals:
    void found(const limner::GivenRecord &record);
    void plain(const QString &path);

private:
    QThreadPool m_pool;
    std::atomic<bool> m_isOver = false;
};

} // namespace limner
