#include "core/base/secret.h"

#include <QHash>
#include <QMutex>
#include <QRegularExpression>

#include <openssl/crypto.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Shorter values would blank out ordinary words.
constexpr qsizetype shortestRedacted = 6;

struct Registry {
    QMutex mutex;
    QHash<QString, int> living;
};

Registry &registry()
{
    static Registry one;
    return one;
}

void remember(const QByteArray &value)
{
    if (value.size() < shortestRedacted)
        return;
    Registry &all = registry();
    const QMutexLocker lock{&all.mutex};
    ++all.living[QString::fromUtf8(value)];
}

void forget(const QByteArray &value)
{
    if (value.size() < shortestRedacted)
        return;
    Registry &all = registry();
    const QMutexLocker lock{&all.mutex};
    const QString text = QString::fromUtf8(value);
    const auto found = all.living.find(text);
    if (found != all.living.end() && --found.value() == 0)
        all.living.remove(text);
}

} // namespace

Secret::Secret(QByteArray value)
    : m_value{std::move(value)}
{
    // Keys arrive by paste and from files: a newline at the end is never part of one.
    m_value = m_value.trimmed();
    m_value.detach();
    remember(m_value);
}

Secret::Secret(const Secret &other)
    : m_value{other.m_value}
{
    remember(m_value);
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        release();
        m_value = other.m_value;
        remember(m_value);
    }
    return *this;
}

Secret::Secret(Secret &&other) noexcept
    : m_value{std::exchange(other.m_value, {})}
{}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        release();
        m_value = std::exchange(other.m_value, {});
    }
    return *this;
}

Secret::~Secret()
{
    release();
}

void Secret::release()
{
    forget(m_value);
    if (m_value.isDetached() && !m_value.isEmpty())
        OPENSSL_cleanse(m_value.data(), static_cast<size_t>(m_value.size()));
    m_value.clear();
}

QString redacted(QString text)
{
    static const QRegularExpression header{
        u"((?:Authorization|X-Amz-Security-Token)\"?\\s*[:=]\\s*\"?)[^\\r\\n\"]+"_s,
        QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression bearer{u"\\b(Bearer|Token)\\s+[A-Za-z0-9._~+/=-]{6,}"_s};
    static const QRegularExpression query{
        u"((?:X-Amz-(?:Signature|Credential|Security-Token)|signature|token|api_key)=)[^&\\s\"]+"_s,
        QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression providerToken{u"\\br8_[A-Za-z0-9]{8,}"_s};

    {
        Registry &all = registry();
        const QMutexLocker lock{&all.mutex};
        for (auto it = all.living.cbegin(); it != all.living.cend(); ++it)
            text.replace(it.key(), u"…"_s);
    }
    text.replace(header, u"\\1…"_s);
    text.replace(bearer, u"\\1 …"_s);
    text.replace(query, u"\\1…"_s);
    text.replace(providerToken, u"r8_…"_s);
    return text;
}

} // namespace limner
