#pragma once

#include "core/base/errands.h"
#include "core/library/givenrecord.h"

#include <QObject>

#include <stop_token>

namespace limner {

//! Looks into a file that was dropped, on a thread of its own: whether it tells how it was made.
class DropReader final : public QObject {
    Q_OBJECT
public:
    explicit DropReader(QObject *parent = nullptr);
    ~DropReader() override; //!< stops what is under way

    //! `found` or `plain` follows.
    void look(const QString &path);

signals:
    void found(const limner::GivenRecord &record);
    void plain(const QString &path);

private:
    std::stop_source m_over;
    Errands m_errands{this};
};

} // namespace limner
