#pragma once

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/base/taskscope.h"
#include "core/notify/noticestore.h"

#include <QObject>

#include <functional>
#include <optional>

namespace limner {

class HttpClient;

//! Who hears of what happens.
struct NotifierConfig {
    QByteArray url = {}; //!< empty = nobody
    Secret secret = {};  //!< `whsec_…`: signs every call
    //! It may lie in a private network, or be this computer.
    bool mayBePrivate = false;
    bool operator==(const NotifierConfig &) const = default;
};

//! How it stands with the calls.
struct NotifierStand {
    int owed = 0;
    std::optional<Error> trouble = {}; //!< of the last try; nothing once it was heard
    bool operator==(const NotifierStand &) const = default;
};

//! Works the durable notices off: each is posted, signed, until the receiver says that it has it,
//! ever more slowly and at most for a day. Redirects are not followed and answers not read.
class Notifier final : public QObject {
    Q_OBJECT
public:
    //! What is to be said of a notice; nothing = there is nothing to say any more.
    using Words = std::function<std::optional<OrderedJson>(const Notice &)>;

    Notifier(HttpClient &http, Clock &clock, Database &database, Words words,
             QObject *parent = nullptr);
    ~Notifier() override; //!< shut down

    void configure(NotifierConfig config);
    void start();
    //! Something may be owed that was not before.
    void wake();
    //! A cap stands in the way: told once for each `subject`.
    void owe(const QString &event, const QString &subject, const OrderedJson &data);
    [[nodiscard]] NotifierStand stand();
    //! What is under way is left owed.
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    void standChanged(const limner::NotifierStand &stand);

private:
    [[nodiscard]] QCoro::Task<> run();
    [[nodiscard]] QCoro::Task<> rest();
    [[nodiscard]] QCoro::Task<> deliver(Notice notice);
    [[nodiscard]] AsyncResult<> post(Notice notice, OrderedJson data, NotifierConfig config);
    void noteHeard(const Notice &notice);
    void noteFailure(Notice notice, const Error &error);
    void tellStand();

    HttpClient &m_http;
    Clock &m_clock;
    NoticeStore m_notices;
    Words m_words;
    NotifierConfig m_config;
    TaskScope m_scope;
    std::stop_source m_wake;
    bool m_isWoken = false;
    bool m_hasStarted = false;
    int m_failures = 0; //!< of the receiver as a whole, one behind the other
    std::chrono::milliseconds m_quietUntil{0};
    std::optional<Error> m_trouble;
    NotifierStand m_told;
};

} // namespace limner
