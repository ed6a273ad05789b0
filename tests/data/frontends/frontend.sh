# A front end of curl and sed: prints what it saw. Needs BASE and TOKEN.
set -eu

# ask PATH [BODY]: {"status", "body"}; curl itself waits as long as a 429 says.
ask()
{
    curl --silent --show-error --retry 5 --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/json' \
        ${2+--data "$2"} --write-out '\n%{http_code}' "$BASE$1" >answer
    printf '{"status":%s,"body":%s}' "$(tail -n 1 answer)" "$(sed '$d' answer)"
}

# field NAME: of what comes in, the first text of that name.
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# polled PATH: until it is neither waiting nor being made.
polled()
{
    while answer=$(ask "$1"); do
        case $(printf %s "$answer" | field status) in
        processing | PROCESSING | PENDING) sleep 1 ;;
        *) break ;;
        esac
    done
    printf %s "$answer"
}

opened() { curl --silent --show-error --fail --output /dev/null --write-out '%{size_download}' "$1"; }

small='{"prompt":"a boat","width":512,"height":512}'
links=$(ask /generate "$small")
begun_task=$(ask /api/images/generate "$small")
task=$(polled "/api/images/$(printf %s "$begun_task" | field taskId)")
envelopes=/api/v1/assets/mints/image/generation
begun_envelope=$(ask $envelopes '{"model":"image-01","prompt":"a girl at the sea"}')
envelope=$(polled "$envelopes/$(printf %s "$begun_envelope" | field job_id)")
begun_record=$(ask /api/app/generate '{"prompt":"a cat","width":512,"height":512}')
record=$(polled "/api/app/generate/$(printf %s "$begun_record" | field id)")
cat <<END
{"links":$links,"begunTask":$begun_task,"task":$task,"begunEnvelope":$begun_envelope,"envelope":$envelope,
"begunRecord":$begun_record,"record":$record,"opened":[
$(opened "$(printf %s "$links" | sed 's/.*"urls": *\["\([^"]*\)".*/\1/')"),
$(opened "$(printf %s "$task" | field url)"),
$(opened "$(printf %s "$envelope" | sed 's/.*"images": *\["\([^"]*\)".*/\1/')"),
$(opened "$(printf %s "$record" | sed 's/.*"url": *"\([^"]*\)".*/\1/')")]}
END
