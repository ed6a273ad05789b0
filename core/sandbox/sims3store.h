#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <vector>

namespace limner {

//! Objects as files of one folder: the body under a safe name made from the key, and a sidecar with
//! what HTTP needs to know. Survives the program.
class SimS3Store {
public:
    struct Object {
        QByteArray key = {};  //!< decoded UTF-8
        QByteArray etag = {}; //!< hex, without quotes
        qint64 bytes = 0;
        QDateTime modified = {};
        std::vector<std::pair<QByteArray, QByteArray>> headers = {}; //!< as given back by GET
    };

    explicit SimS3Store(QString folder);
    [[nodiscard]] const QString &folder() const { return m_folder; }

    [[nodiscard]] Result<> put(const QByteArray &key, const QByteArray &body,
                               const std::vector<std::pair<QByteArray, QByteArray>> &headers);
    [[nodiscard]] std::optional<Object> find(const QByteArray &key) const;
    [[nodiscard]] Result<QByteArray> body(const QByteArray &key) const;
    void remove(const QByteArray &key);
    //! By key, bytewise.
    [[nodiscard]] std::vector<Object> list(const QByteArray &prefix) const;

private:
    [[nodiscard]] QString path(const QByteArray &key) const;
    [[nodiscard]] std::optional<Object> read(const QString &sidecar) const;

    QString m_folder;
};

} // namespace limner
