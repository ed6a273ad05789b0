#include "core/library/imports.h"

namespace limner {

Imports::Imports(Library &library, QObject *parent)
    : QObject{parent}
    , m_library{library}
{}

void Imports::take(ImportOrder order)
{
    m_waiting.push_back(std::move(order));
    if (!m_import)
        next();
}

void Imports::setPaused(bool isPaused)
{
    if (m_import)
        m_import->setPaused(isPaused);
}

void Imports::stop()
{
    m_waiting.clear();
    if (m_import)
        m_import->stop();
}

void Imports::next()
{
    if (m_waiting.empty())
        return;
    m_import = std::make_unique<Import>(m_library, std::move(m_waiting.front()));
    m_waiting.pop_front();
    connect(m_import.get(), &Import::progressed, this, &Imports::progressed);
    connect(m_import.get(), &Import::done, this, &Imports::finish);
    m_import->start();
    emit progressed(m_import->stand());
}

void Imports::finish(const ImportStand &stand)
{
    emit done(stand);
    m_import.release()->deleteLater(); // it is the one that speaks
    next();
}

} // namespace limner
