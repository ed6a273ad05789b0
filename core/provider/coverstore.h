#pragma once

#include "core/base/taskscope.h"
#include "core/provider/catalog.h"

#include <QImage>
#include <QObject>

#include <map>
#include <set>
#include <vector>

namespace limner {

class HttpClient;

//! Covers of models: fetched when somebody wants to see them, decoded and scaled on the pool, kept
//! on disk in the size they are shown in. What a server sends is only believed to be a picture
//! within limits; no key ever goes to anyone but the provider itself.
class CoverStore final : public QObject {
    Q_OBJECT
public:
    //! `side` pixels at most.
    CoverStore(Catalog &catalog, HttpClient &http, QString folder, int side,
               QObject *parent = nullptr);

    //! Answers with one of the signals, the last one wanted first.
    void want(const QString &address);
    //! Forgets those that have not begun.
    void drop() { m_wanted.clear(); }
    [[nodiscard]] QCoro::Task<> shutdown() { return m_scope.drain(); }

    static constexpr int mostAtOnce = 4;
    static constexpr qint64 largestFile = 24 << 20; //!< bytes
    static constexpr qint64 mostPixels = 30'000'000;
    static constexpr int mostKept = 1500;

signals:
    void ready(const QString &address, const QImage &cover);
    //! Those of the client; NotAnImage, ImageTooLarge, what the host answered.
    void failed(const QString &address, const limner::Error &error);

private:
    void goOn();
    [[nodiscard]] QCoro::Task<> bring(QString address);
    [[nodiscard]] AsyncResult<QImage> imageAt(QString address);
    [[nodiscard]] AsyncResult<QByteArray> download(QString address);
    [[nodiscard]] QString fileFor(const QString &address) const;

    Catalog &m_catalog;
    HttpClient &m_http;
    QString m_folder;
    int m_side;
    std::vector<QString> m_wanted; //!< the last one is next
    std::set<QString> m_underWay;
    std::map<QString, Error> m_refused; //!< not worth another question in this run
    TaskScope m_scope;
};

} // namespace limner
