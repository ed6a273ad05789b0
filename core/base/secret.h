#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! A key or password in memory. It has no stream operator and no conversion; whoever needs the
//! bytes says `reveal()`. While one lives, the log, traces and error texts show «…» in its place.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray value);
    explicit Secret(const QString &value)
        : Secret{value.toUtf8()}
    {}
    Secret(const Secret &other);
    Secret &operator=(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    [[nodiscard]] const QByteArray &reveal() const { return m_value; }
    bool operator==(const Secret &other) const { return m_value == other.m_value; }

private:
    void release();
    QByteArray m_value;
};

//! Replaces living secrets, `Authorization` and `Bearer` values, and signature, credential and
//! token query items in a text that is on its way to a log, a trace or an error. Thread-safe.
[[nodiscard]] QString redacted(QString text);

} // namespace limner
